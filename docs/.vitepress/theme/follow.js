// In a block of a formula beside its code: what is pointed at or focused, a symbol or a line, marks what belongs to it.

function symbolsAt(target) {
  const place = target.closest?.('[data-symbol], [data-symbols]')
  return { block: place?.closest('.beside'), names: (place?.dataset.symbol ?? place?.dataset.symbols)?.split(' ') ?? [] }
}

function mark(target) {
  const { block, names } = symbolsAt(target)
  for (const each of document.querySelectorAll('.beside .followed')) each.classList.remove('followed')
  for (const each of block?.querySelectorAll('[data-symbol], [data-symbols]') ?? []) {
    const own = (each.dataset.symbol ?? each.dataset.symbols).split(' ')
    if (own.some((name) => names.includes(name))) each.classList.add('followed')
  }
}

export function follow(document) {
  // Where the pointer leaves, what has the focus is marked again.
  document.addEventListener('pointerover', ({ target }) => mark(symbolsAt(target).block ? target : document.activeElement ?? target))
  document.addEventListener('focusin', ({ target }) => mark(target))
  document.addEventListener('focusout', ({ target }) => mark(target.ownerDocument.body))
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && symbolsAt(target).block) target.blur()
  })
}
