// A live figure: its state, the numbers that are shown, and the engine that gives them once the reader is near.
import { useData, withBase } from 'vitepress'
import { reactive, ref, shallowRef, watch } from 'vue'
import { figures } from './numbers.js'

export const engineAddress = () => new URL(withBase('/playground/engine.wasm'), location.href).href

let loaded
/** The engine, fetched once for all figures. */
function engineOfPage() {
  loaded ??= Promise.all([import('@playground/engine.js'), fetch(engineAddress())]).then(async ([{ load_engine }, answer]) => {
    if (!answer.ok) throw new Error(`engine.wasm: ${answer.status}`)
    return load_engine(await answer.arrayBuffer())
  })
  loaded.catch(() => (loaded = undefined))
  return loaded
}

/** say('English', '中文') in the page's language. */
export function useWords() {
  const { lang } = useData()
  return (english, chinese) => (lang.value.startsWith('zh') ? chinese : english)
}

/** Figure `name` of numbers.js.  What is shown changes with the state; before it is `first`, what the engine gave before the build. */
export function useFigure(name, first) {
  const { start, numbers } = figures[name]
  const state = reactive({ ...start }), shown = shallowRef(first), problem = ref('')
  async function redraw() {
    try {
      const engine = await engineOfPage()
      shown.value = numbers(engine, state)
      problem.value = ''
    } catch (error) {
      problem.value = error.message
    }
  }
  watch(state, redraw)
  return { state, shown, problem, wake: redraw, say: useWords() }
}

/** Four digits, as on the pages: 27.09, 0.009056, 10 000. */
export function number(x, digits = 4) {
  if (x !== 0 && (Math.abs(x) < 1e-6 || Math.abs(x) >= 1e7)) {
    const [mantissa, power] = x.toExponential(1).split('e')
    return `${mantissa}×10${[...power.replace('+', '')].map((each) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(each)]).join('')}`
  }
  return x.toLocaleString('en-US', { maximumSignificantDigits: digits, useGrouping: x >= 10000 }).replaceAll(',', ' ')
}
export const percent = (share) => `${(100 * share).toFixed(1)} %`

/** A plot's places: from numbers to the drawing, and a line through points. */
export function plot({ left, top, width, height, x: [x0, x1], y: [y0, y1] }) {
  const place = (value) => Math.round(10 * value) / 10
  const x = (value) => place(left + ((value - x0) / (x1 - x0)) * width)
  const y = (value) => place(top + height - ((value - y0) / (y1 - y0)) * height)
  const line = (points) => `M${points.map(([a, b]) => `${x(a)} ${y(b)}`).join('L')}`
  /** From a place of the drawing to the number there, by hundredths, inside the plot. */
  const across = (place) => Math.min(x1 - 0.01, Math.max(x0 + 0.01, Number((x0 + ((place - left) / width) * (x1 - x0)).toFixed(2))))
  return { left, top, width, height, x, y, line, across }
}
