// A formula and the code that computes it, side by side:
//
//   ::: beside gamma="gamma" p_t="log_p_t|softplus\(x_t\)"
//   $$ \class{s-gamma}{\gamma} … $$
//   <<< @/../losses/focal.cpp#focal
//   :::
//
// A symbol's expression says which lines of the code belong to it; follow.js marks them.
const opening = /^::: beside(.*)$/

function symbolsOf(text) {
  return Object.fromEntries(Array.from(text.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g), ([, name, quoted, bare]) => [name, quoted ?? bare]))
}

const plain = (html) => html.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&')

/** The code's lines with the names of the symbols that they belong to. */
function markLines(html, symbols, complain) {
  const found = new Set()
  const marked = html.split('\n').map((line) => {
    const names = Object.keys(symbols).filter((name) => new RegExp(symbols[name]).test(plain(line)))
    names.forEach((name) => found.add(name))
    return names.length ? line.replace('<span class="line', `<span data-symbols="${names.join(' ')}" class="line`) : line
  })
  for (const name of Object.keys(symbols)) if (!found.has(name)) complain(`no line has ${symbols[name]}, which is to be the symbol ${name}'s`)
  return marked.join('\n')
}

/** The formula with its symbols as buttons; its text for screen readers stays beside. */
function markSymbols(html, symbols, complain) {
  const seen = new Set()
  const marked = html.replace(/(<g [^>]*?)class="[^"]*\bs-([\w-]+)"/g, (_, start, name) => {
    seen.add(name)
    return `${start}data-symbol="${name}" tabindex="0" role="button" aria-label="${name}"`
  })
  for (const name of seen) if (!(name in symbols)) complain(`the symbol ${name} belongs to no line`)
  for (const name of Object.keys(symbols)) if (!seen.has(name)) complain(`the formula has no \\class{s-${name}}{…}`)
  return marked.replace('role="img"', 'role="group"').replace(' aria-hidden="true"', '')
}

export function beside(md) {
  md.block.ruler.before('fence', 'beside', (state, start, end, silent) => {
    const line = (number) => state.src.slice(state.bMarks[number] + state.tShift[number], state.eMarks[number])
    const opened = opening.exec(line(start))
    if (!opened) return false
    if (silent) return true
    let last = start + 1
    while (last < end && line(last).trim() !== ':::') ++last
    const symbols = symbolsOf(opened[1])
    // The room of the page's outline is the code's.
    state.env.frontmatter = { ...state.env.frontmatter, aside: false }
    state.push('beside_open', 'div', 1).attrSet('class', 'beside')
    const first = state.tokens.length
    state.md.block.tokenize(state, start + 1, last)
    for (const token of state.tokens.slice(first)) token.meta = { ...token.meta, symbols }
    state.push('beside_close', 'div', -1)
    state.line = last + 1
    return true
  })

  const marks = { fence: markLines, math_block: markSymbols }
  for (const [rule, mark] of Object.entries(marks)) {
    const render = md.renderer.rules[rule]
    md.renderer.rules[rule] = (tokens, index, options, env, self) => {
      const html = render(tokens, index, options, env, self)
      const symbols = tokens[index].meta?.symbols
      if (!symbols) return html
      return mark(html, symbols, (mistake) => {
        throw new Error(`${env.relativePath}: ::: beside: ${mistake}`)
      })
    }
  }
}
