// Formulas are pictures that MathJax draws while the site is built: pages need no font and no script for them.

// What MathJax writes beside each formula, and style.css says once.
const repeated = / style="(?:stroke-width: 3;|direction: ltr;[^"]*|top: 0px;[^"]*)"| unselectable="on"| data-c="\w+"/g

export function formulas(md) {
  for (const rule of ['math_inline', 'math_block']) {
    const render = md.renderer.rules[rule]
    md.renderer.rules[rule] = (...token) => render(...token).replace(repeated, '')
  }
}
