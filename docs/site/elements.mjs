// What GitHub shows as it should and VitePress does not.

const changes = {
  // Code is no template of Vue's, whatever braces it has.
  code_inline: (token) => token.attrSet('v-pre', ''),
  // Code by indentation looks and scrolls as other code does.
  code_block: (token) => Object.assign(token, { type: 'fence', tag: 'code', info: 'text', markup: '```' }),
}

/** A heading of a table that says nothing is none. */
function unnamedHeadings(tokens) {
  for (const [i, token] of tokens.entries())
    if (token.type === 'th_open' && !tokens[i + 1].content) token.tag = tokens[i + 2].tag = 'td'
}

export function elements(md) {
  md.core.ruler.push('elements', ({ tokens }) => {
    for (const token of tokens.flatMap((each) => [each, ...(each.children ?? [])])) changes[token.type]?.(token)
    unnamedHeadings(tokens)
  })
}
