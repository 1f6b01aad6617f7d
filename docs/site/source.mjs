// Under code that a page takes from the sources stands where it is from, as a link to its lines.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** The lines of a region, or of the whole file. */
function linesOf(file, region) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const marks = (kind) => lines.findIndex((line) => new RegExp(`^\\s*(//|#) ?#?${kind} ${region}\\s*$`).test(line)) + 1
  return region ? `#L${marks('region') + 1}-L${marks('endregion') - 1}` : ''
}

export function source(md, { root, sourceUrl }) {
  const render = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const html = render(tokens, index, ...rest)
    if (!tokens[index].src) return html
    const [file, region] = tokens[index].src
    const name = relative(root, file)
    return `<figure class="from-source">${html}<figcaption><a href="${sourceUrl}${name}${linesOf(file, region)}">${name}</a></figcaption></figure>`
  }
}
