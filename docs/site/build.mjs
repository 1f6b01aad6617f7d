// Builds the site into ./out.  ./run docs copies this folder, .vitepress and the packages into one place and calls it there:
//   FOCALGRAD_ROOT=SOURCES FOCALGRAD_GENERATED=FOLDER node site/build.mjs
import { copyFileSync } from 'node:fs'
import { build } from 'vitepress'
import { checkPages, findPages, layOut } from './pages.mjs'
import { makeRelative } from './relative.mjs'
import { writeSources } from './sources.mjs'

const docs = `${process.env.FOCALGRAD_ROOT}/docs`
try {
  const pages = findPages(docs, process.env.FOCALGRAD_GENERATED)
  checkPages(pages)
  layOut(pages, docs, 'pages')
  await build('.')
  makeRelative('out')
  writeSources(process.env.FOCALGRAD_ROOT, 'out')
  for (const file of ['index.html', '404.html', 'icon.svg']) copyFileSync(`site/${file}`, `out/${file}`)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
