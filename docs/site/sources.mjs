// The sources as pages of the site, out/source/PATH.html with an anchor #L12 for each line, and a list for each folder, so
// that a link to a line needs no other site.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { anyBase } from './relative.mjs'

const folders = ['autograd', 'docs', 'examples', 'losses', 'metrics', 'nn', 'tensor', 'tests']
const texts = /\.(hpp|cpp|py|sh|mjs|js|md|cmake|txt|css|html|json|yml|cff)$|^(run|LICENSE)$/
const unread = new Set(['node_modules', '.vitepress', 'corpus'])

/** Where the source at that path, a file or a folder, is to be read: at FOCALGRAD_SOURCE_URL, or in the site. */
export function sourceAddress(root, path) {
  const elsewhere = process.env.FOCALGRAD_SOURCE_URL
  if (elsewhere) return elsewhere + path
  const plain = path.replace(/\/$/, '')
  return `${anyBase}source/${plain}${statSync(join(root, plain)).isDirectory() ? '/index.html' : '.html'}`
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const style = `:root{color-scheme:light dark}body{font:.9rem/1.5 ui-monospace,monospace;margin:1rem}h1{font-size:1.1rem}
pre{margin:0;overflow-x:auto}pre a{display:inline-block;width:4ch;margin-right:2ch;text-align:right;color:light-dark(#59636e,#9198a1);text-decoration:none;user-select:none}
:target{background:light-dark(#fff3bf,#4d3f00)}ul{list-style:none;padding:0}li a{display:inline-block;padding:.2em 0}`

function page(path, body) {
  const up = '../'.repeat(path.split('/').length)
  const folder = posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${up}icon.svg"><title>${path}</title><style>${style}</style>
<main><h1><a href="${up}index.html">focalgrad</a> / <a href="index.html">${folder}</a>${posix.basename(path)}</h1>
${body}</main></html>
`
}

function lines(text) {
  const numbered = text.replace(/\n$/, '').split('\n').map((line, i) => `<span id="L${i + 1}"><a href="#L${i + 1}">${i + 1}</a>${escaped(line)}</span>`)
  return `<pre tabindex="0">${numbered.join('\n')}</pre>`
}

function write(out, path, body) {
  const file = join(out, 'source', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, body)
}

/** Writes a folder's pages, and those of what is in it. */
function writeFolder(root, out, path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).filter(({ name }) => !unread.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
  const listed = []
  for (const entry of entries) {
    const inside = posix.join(path, entry.name)
    if (entry.isDirectory()) {
      writeFolder(root, out, inside)
      listed.push(`<li><a href="${entry.name}/index.html">${entry.name}/</a></li>`)
    } else if (texts.test(entry.name)) {
      write(out, `${inside}.html`, page(inside, lines(readFileSync(join(root, inside), 'utf8'))))
      listed.push(`<li><a href="${entry.name}.html">${entry.name}</a></li>`)
    }
  }
  write(out, posix.join(path, 'index.html'), page(`${path}/…`, `<ul>\n${listed.join('\n')}\n</ul>`))
}

export function writeSources(root, out) {
  if (process.env.FOCALGRAD_SOURCE_URL) return
  for (const folder of folders) if (existsSync(join(root, folder))) writeFolder(root, out, folder)
  for (const entry of readdirSync(root, { withFileTypes: true }))
    if (entry.isFile() && texts.test(entry.name)) write(out, `${entry.name}.html`, page(entry.name, lines(readFileSync(join(root, entry.name), 'utf8'))))
  const all = [...folders, ...readdirSync(root).filter((name) => texts.test(name))]
  write(out, 'index.html', page('…', `<ul>\n${all.map((name) => `<li><a href="${name}${folders.includes(name) ? '/index' : ''}.html">${name}</a></li>`).join('\n')}\n</ul>`))
}
