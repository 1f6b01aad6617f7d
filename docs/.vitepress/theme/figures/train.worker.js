// Trains beside the page, from the beginning where a state is given.
import { load_engine } from '@playground/engine.js'
import { figures } from './numbers.js'

let engine
const { settings, train } = figures.train

self.onmessage = async ({ data: { address, state, count } }) => {
  try {
    engine ??= fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`engine.wasm: ${answer.status}`)
      return load_engine(await answer.arrayBuffer())
    })
    const ready = await engine
    if (state) ready.start(settings(state))
    self.postMessage({ begins: state !== undefined, steps: train(ready, count) })
  } catch (error) {
    self.postMessage({ problem: error.message })
  }
}
