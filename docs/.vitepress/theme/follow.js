// In a block of a formula beside its code: what is pointed at or focused, a symbol or a line, marks what belongs to it.

function symbolsAt(target) {
  const place = target.closest?.('[data-symbol], [data-symbols]')
  return { block: place?.closest('.beside'), names: (place?.dataset.symbol ?? place?.dataset.symbols)?.split(' ') ?? [] }
}

/** A symbol's background: a group of an SVG has none of its own. */
function addBackground(symbol) {
  if (symbol.querySelector(':scope > .background')) return
  const { x, y, width, height } = symbol.getBBox()
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  background.classList.add('background')
  const around = { x: x - 60, y: y - 60, width: width + 120, height: height + 120, rx: 80 }
  for (const [name, value] of Object.entries(around)) background.setAttribute(name, value)
  symbol.prepend(background)
}

function mark(target) {
  const { block, names } = symbolsAt(target)
  for (const each of document.querySelectorAll('.beside .followed')) each.classList.remove('followed')
  for (const each of block?.querySelectorAll('[data-symbol], [data-symbols]') ?? []) {
    const own = (each.dataset.symbol ?? each.dataset.symbols).split(' ')
    if (!own.some((name) => names.includes(name))) continue
    if (each.dataset.symbol) addBackground(each)
    each.classList.add('followed')
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
