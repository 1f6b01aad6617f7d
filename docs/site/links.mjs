// Links as they stand in docs/, where GitHub follows them too, made into links of the site.
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { sourceAddress } from './sources.mjs'
import { fileOf, pageOf } from './pages.mjs'
import { anyBase } from './relative.mjs'

const outside = /^([a-z]+:|#|\/)/i

/** markdown-it plugin: links to pages lead to pages, in the reader's language where it is there; links out of docs/ to the sources. */
export function links(md, { root, pages }) {
  function resolve(href, { relativePath }) {
    if (!relativePath || outside.test(href)) return href
    const [, language, name] = /^(\w+)\/(.*)\.md$/.exec(relativePath)
    const here = fileOf({ name, language })
    const [path, anchor = ''] = href.split(/(?=#)/)
    const there = posix.normalize(posix.join('docs', posix.dirname(here), decodeURI(path)))
    const page = there.startsWith('docs/') && pageOf(there.slice('docs/'.length))
    if (page && pages.has(page.name)) {
      // To the same page it is the way to the other language, to another page one stays in one's own where it is there.
      const there = pages.get(page.name)
      const wanted = page.name === name ? page.language : language
      return `/${there[wanted] ? wanted : Object.keys(there)[0]}/${page.name}.md${anchor}`
    }
    if (!existsSync(`${root}/${there}`)) throw new Error(`docs/${here} links to ${href}, which is not there`)
    return sourceAddress(root, there) + anchor
  }

  md.core.ruler.push('links', ({ tokens, env }) => {
    for (const token of tokens.flatMap((each) => [each, ...(each.children ?? [])])) {
      if (token.type === 'link_open') {
        const href = resolve(token.attrGet('href'), env)
        token.attrSet('href', href)
        if (href.startsWith(anyBase)) token.attrSet('target', '_self') // no page of VitePress'
      }
      // A picture in HTML: to Vite a path without a dot would be a package's.
      if (token.type.startsWith('html_')) token.content = token.content.replace(/(<img [^>]*?src=")(?=[\w-]+[./])(?!\w+:)/g, '$1./')
    }
  })
}

/** Names of headings as on GitHub, so that a link with an anchor is right in both places. */
export function anchorOf(heading) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-')
}
