// VitePress' theme with the system's fonts, and what the pages add to it.
import Theme from 'vitepress/theme-without-fonts'
import { follow } from './follow.js'
import './style.css'

/** Links were written relative to this page (site/relative.mjs); from the next page they would lead elsewhere. */
function makeLinksWhole() {
  for (const link of document.querySelectorAll('a[href], link[rel=icon]')) link.href = link.href
}

export default {
  extends: Theme,
  enhanceApp() {
    if (import.meta.env.SSR) return
    makeLinksWhole()
    follow(document)
  },
}
