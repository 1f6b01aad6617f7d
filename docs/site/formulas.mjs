// Formulas are pictures that MathJax draws while the site is built: pages need no font and no script for them.

// What MathJax writes beside each formula, and style.css says once.
const repeated = / style="(?:stroke-width: 3;|direction: ltr;[^"]*|top: 0px;[^"]*)"| unselectable="on"| data-(?:c|mml-node)="\w+"/g
const outline = /<path d="([^"]+)"\/>/g

/** A letter's outline stands on a page once, and is used from there. */
function shareLetters(html, letters) {
  return html.replace(outline, (path, d) => {
    if (letters.has(d)) return `<use href="#letter-${letters.get(d)}"/>`
    letters.set(d, letters.size)
    return `<path id="letter-${letters.get(d)}" d="${d}"/>`
  })
}

export function formulas(md) {
  for (const rule of ['math_inline', 'math_block']) {
    const render = md.renderer.rules[rule]
    md.renderer.rules[rule] = (tokens, index, options, env, self) => {
      env.letters ??= new Map()
      return shareLetters(render(tokens, index, options, env, self).replace(repeated, ''), env.letters)
    }
  }
}
