// The pages, in both languages: X.md is English and X.zh-CN.md Chinese; on the site they are en/X and zh/X.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { languages, sections } from './contents.mjs'

// What lies in docs/ and is no page of the site.
const apart = new Set(['.vitepress', 'node_modules', 'public', 'reference', 'site'])

/** The files of a folder and of those in it, as paths from there. */
export function filesOf(folder, leftOut = new Set(), top = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (leftOut.has(relative(top, path))) return []
    return entry.isDirectory() ? filesOf(path, leftOut, top) : [relative(top, path)]
  })
}

/** 'guide/install.zh-CN.md' → { name: 'guide/install', language: 'zh' }; undefined for what is no page. */
export function pageOf(file) {
  const [, name, chinese] = /^(.*?)(\.zh-CN)?\.md$/.exec(file) ?? []
  return name && { name, language: chinese ? 'zh' : 'en' }
}

export const fileOf = ({ name, language }) => name + (language === 'zh' ? '.zh-CN.md' : '.md')

/** All pages by name, as { en: file, zh: file } with whole paths, from docs/ and from the folder of what is generated. */
export function findPages(docs, generated) {
  const files = [...filesOf(docs, apart).map((file) => [docs, file]), ...filesOf(generated).map((file) => [generated, file])]
  const pages = new Map()
  for (const [folder, file] of files.sort(([, a], [, b]) => (a < b ? -1 : 1))) {
    const page = pageOf(file)
    if (page) pages.set(page.name, { ...pages.get(page.name), [page.language]: join(folder, file) })
  }
  return pages
}

/** Throws an error that names every page without its other language, and every page that the contents leave out. */
export function checkPages(pages) {
  const listed = new Set(sections.flatMap((section) => pagesOf(section, pages)))
  const mistakes = []
  for (const [name, files] of pages) {
    for (const language of Object.keys(languages))
      if (!files[language]) mistakes.push(`docs/${fileOf({ name, language })} is missing`)
    if (name !== 'index' && !listed.has(name)) mistakes.push(`docs/site/contents.mjs leaves out ${name}`)
  }
  if (mistakes.length) throw new Error(mistakes.join('\n'))
}

/** The names of a section's pages that there are. */
export function pagesOf(section, pages) {
  const names = section.pages.flatMap((name) =>
    name.endsWith('/*') ? [...pages.keys()].filter((each) => each.startsWith(name.slice(0, -1))) : [name])
  return [...new Set(names)].filter((name) => pages.has(name))
}

/** The first heading of a page, without its marks. */
export function titleOf(file) {
  const heading = /^# (.*)$/m.exec(readFileSync(file, 'utf8'))
  if (!heading) throw new Error(`${file} has no heading of the first level`)
  return heading[1].replace(/ \{#.*\}$|[`*]/g, '')
}

/** The site's contents as a page has them in the place of <!-- contents -->. */
function contents(pages, language) {
  return sections.map((section) => {
    const own = pagesOf(section, pages).filter((name) => pages.get(name)[language])
    const list = own.map((name) => `- [${titleOf(pages.get(name)[language])}](/${language}/${name}.md)`)
    return list.length ? [`## ${section.title[language]}`, '', ...list, ''].join('\n') : ''
  }).join('\n')
}

/** Copies pages and pictures into a folder that is laid out as the site; @/ on a page is docs/ of the sources. */
export function layOut(pages, docs, folder) {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, files] of pages)
    for (const [language, file] of Object.entries(files)) {
      const to = join(folder, language, `${name}.md`)
      mkdirSync(dirname(to), { recursive: true })
      const text = readFileSync(file, 'utf8').replace(/^<<< @\//gm, `<<< ${docs}/`)
      writeFileSync(to, text.replace('<!-- contents -->', () => contents(pages, language)))
    }
  for (const file of filesOf(docs, apart).filter((name) => /\.(svg|png)$/.test(name)))
    for (const language of Object.keys(languages)) cpSync(join(docs, file), join(folder, language, file))
}
