// Trains beside the page: what is asked for with a number is answered with the same, so that late answers are known.
import { load_engine } from '@playground/engine.js'
import { figures } from './numbers.js'

let engine
const { settings, train } = figures.train

self.onmessage = async ({ data: { ask, address, state, count } }) => {
  try {
    engine ??= fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`engine.wasm: ${answer.status}`)
      return load_engine(await answer.arrayBuffer())
    })
    const ready = await engine
    if (state) ready.start(settings(state))
    self.postMessage({ ask, steps: train(ready, count) })
  } catch (error) {
    self.postMessage({ ask, problem: error.message })
  }
}
