// Under code that a page takes from the sources stands where it is from, as a link to its lines.  The marks of the course's
// questions are left out of it.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { sourceAddress } from './sources.mjs'

/** The first line of a region, as an address' end. */
function lineOf(file, region) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const opening = new RegExp(`^\\s*(//|#) ?#?region ${region}\\s*$`)
  return region ? `#L${lines.findIndex((line) => opening.test(line)) + 2}` : ''
}

const courseMark = /<span class="line">(?:<span[^>]*>)*\s*\/\/ \[\/?A\d+\.\d+\](?:<\/span>)+\n?/g

export function source(md, { root }) {
  const render = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const html = render(tokens, index, ...rest)
    if (!tokens[index].src) return html
    const shown = html.replaceAll(courseMark, '')
    const [file, region] = tokens[index].src
    const name = relative(root, file)
    return `<figure class="from-source">${shown}<figcaption><a href="${sourceAddress(root, name)}${lineOf(file, region)}" target="_self">${name}</a></figcaption></figure>`
  }
}
