// Makes a site that was built for the base path below into one that works under any: links of pages and styles become
// relative, and a script finds the base from its own address.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'rollup/parseAst'
import { filesOf } from './pages.mjs'

export const anyBase = '/any-base/'

const upFrom = (path) => '../'.repeat(path.split('/').length - 1) || './'

function* nodesOf(node) {
  if (typeof node?.type === 'string') yield node
  for (const child of Object.values(node ?? {})) if (child && typeof child === 'object') yield* nodesOf(child)
}

/** Strings of a script with the base path in them get the real one when the script runs. */
function relativeScript(text, path) {
  if (!text.includes(anyBase)) return text
  const edits = []
  for (const node of nodesOf(parseAst(text))) {
    if (node.type === 'Literal' && typeof node.value === 'string' && node.value.includes(anyBase))
      edits.push([node.start, node.end, node.value === anyBase ? '(__base)' : `(${text.slice(node.start, node.end)}.replaceAll("${anyBase}",__base))`])
    if (node.type === 'TemplateElement' && node.value.raw.includes(anyBase))
      edits.push([node.start, node.end, text.slice(node.start, node.end).replaceAll(anyBase, '${__base}')])
  }
  for (const [start, end, replacement] of edits.sort((a, b) => b[0] - a[0])) text = text.slice(0, start) + replacement + text.slice(end)
  return `const __base=new URL("${upFrom(path)}",import.meta.url).pathname;${text}`
}

const rewrite = {
  html: (text, path) => text.replaceAll(anyBase, upFrom(path)),
  css: (text, path) => text.replaceAll(anyBase, upFrom(path)),
  js: relativeScript,
}

export function makeRelative(folder) {
  for (const file of filesOf(folder)) {
    const kind = file.split('.').at(-1)
    if (!rewrite[kind]) continue
    const text = readFileSync(join(folder, file), 'utf8')
    const rewritten = rewrite[kind](text, file)
    if (rewritten !== text) writeFileSync(join(folder, file), rewritten)
  }
}
