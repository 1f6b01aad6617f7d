// VitePress' theme with the system's fonts, and what the pages add to it.
import { defineAsyncComponent } from 'vue'
import Theme from 'vitepress/theme-without-fonts'
import Playground from './figures/Playground.vue'
import { follow } from './follow.js'
import './style.css'

/** Links were written relative to this page (site/relative.mjs); from the next page they would lead elsewhere. */
function makeLinksWhole() {
  for (const link of document.querySelectorAll('a[href], link[rel=icon]')) link.href = link.href
}

// A figure is fetched by the pages that have it.
const figures = import.meta.glob('./figures/*Figure.vue')

export default {
  extends: Theme,
  enhanceApp({ app }) {
    app.component('Playground', Playground)
    for (const [file, load] of Object.entries(figures)) app.component(/(\w+)\.vue$/.exec(file)[1], defineAsyncComponent(load))
    if (import.meta.env.SSR) return
    makeLinksWhole()
    follow(document)
  },
}
