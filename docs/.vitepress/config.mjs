// VitePress' configuration.  ../site/build.mjs lays the pages out, calls VitePress, and makes its links relative.
import { fileURLToPath } from 'node:url'
import { beside } from '../site/beside.mjs'
import { languages, sections } from '../site/contents.mjs'
import { elements } from '../site/elements.mjs'
import { formulas } from '../site/formulas.mjs'
import { anchorOf, links } from '../site/links.mjs'
import { findPages, pagesOf, titleOf } from '../site/pages.mjs'
import { anyBase } from '../site/relative.mjs'
import { tokenize } from '../site/search.mjs'
import { source } from '../site/source.mjs'
import { words } from '../site/words.mjs'

const root = process.env.FOCALGRAD_ROOT
const pages = findPages(`${root}/docs`, process.env.FOCALGRAD_GENERATED)

const playground = (language) => ({ text: words[language].playground, link: `/playground/?lang=${language}`, target: '_self' })

function sidebar(language) {
  const listed = sections.map((section) => ({
    text: section.title[language],
    items: pagesOf(section, pages)
      .filter((name) => pages.get(name)[language])
      .map((name) => ({ text: titleOf(pages.get(name)[language]), link: `/${language}/${name}` })),
  }))
  return [...listed.filter((section) => section.items.length), playground(language)]
}

/** The first page of each section. */
function nav(language) {
  const listed = sections.map((section) => ({ section, first: pagesOf(section, pages).find((name) => pages.get(name)[language]) }))
  return [...listed.filter(({ first }) => first).map(({ section, first }) => ({ text: section.short[language], link: `/${language}/${first}` })), playground(language)]
}

export default {
  title: 'focalgrad',
  srcDir: 'pages',
  outDir: 'out',
  cacheDir: 'cache',
  base: anyBase,
  metaChunk: true,
  buildConcurrency: 1,  // with more the search's index has another order each time
  router: { prefetchLinks: false },
  head: [['link', { rel: 'icon', href: `${anyBase}icon.svg` }]],
  // The styles of a search that this site does not have, and a warning about the search's index.
  vite: {
    resolve: {
      alias: [
        { find: /^@docsearch\/css$/, replacement: fileURLToPath(new URL('theme/no-docsearch.css', import.meta.url)) },
        { find: '@playground', replacement: `${root}/examples/playground/web` },
      ],
    },
    build: { chunkSizeWarningLimit: 2000 },
  },
  locales: Object.fromEntries(Object.entries(languages).map(([language, { label, lang }]) => [language, {
    label, lang, link: `/${language}/`, description: words[language].description,
    themeConfig: { ...words[language].theme, nav: nav(language), sidebar: sidebar(language) },
  }])),
  themeConfig: {
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize }, searchOptions: { tokenize, prefix: true, fuzzy: false, combineWith: 'AND' } },
        locales: Object.fromEntries(Object.keys(languages).map((language) => [language, { translations: words[language].search }])),
      },
    },
  },
  markdown: {
    math: true,
    anchor: { slugify: anchorOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      elements(md)
      links(md, { root, pages })
      formulas(md)
      beside(md)
      source(md, { root })
    },
  },
}
