// Asks the engine, as WebAssembly, for the numbers of the article's pages:
//   node article.mjs SOURCE_FOLDER ENGINE.wasm write          writes the figures' first pictures, docs/.vitepress/theme/figures/first/
//   node article.mjs SOURCE_FOLDER ENGINE.wasm first          prints them all, as JSON
//   node article.mjs SOURCE_FOLDER ENGINE.wasm claims < LIST  a JSON list of expressions → the list of their values
// An expression may use engine, figures, focal, at, side and first; the engine's session is that of the figure that trains.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const [root, wasm, what] = process.argv.slice(2)
// Node takes a file named .js for a module only where a package.json says so.
const source = readFileSync(resolve(root, 'examples/playground/web/engine.js'), 'utf8')
const { load_engine } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
const { at, figures, focal, side } = await import(resolve(root, 'docs/.vitepress/theme/figures/numbers.js'))
const engine = await load_engine(readFileSync(wasm))
const first = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.numbers(engine, figure.start)]))

if (what === 'write') {
  for (const [name, numbers] of Object.entries(first)) writeFileSync(resolve(root, `docs/.vitepress/theme/figures/first/${name}.json`), JSON.stringify(numbers) + '\n')
} else if (what === 'first') console.log(JSON.stringify(first))
else {
  const value = (expression) => new Function('engine', 'figures', 'focal', 'at', 'side', 'first', `return ${expression}`)(engine, figures, focal, at, side, first)
  console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(value)))
}
