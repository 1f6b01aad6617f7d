// What each figure starts with, and what it asks of the engine: the page draws these numbers and no others.
// tests/docs/article.mjs asks the same before the site is built: first/, the pictures that need no script.

/** The name of focal loss as the engine reads it. */
export const focal = (gamma, alpha) => `focal:gamma=${gamma}` + (alpha == null ? '' : `:alpha=${alpha}`)

/** A positive whose model gives its class the probability p_t; the engine names examples by their cross-entropy. */
export const at = (engine, loss, p_t) => engine.example(loss, true, -Math.log(p_t))

/** `count` examples of one class, each with that cross-entropy: their p_t, factor, and sums of loss and |slope|. */
export function side(engine, loss, positive, count, cross_entropy) {
  const one = engine.example(loss, positive, cross_entropy)
  return { p_t: one.p_t, factor: one.loss / engine.example('ce', positive, cross_entropy).loss, loss: count * one.loss, pull: count * Math.abs(one.slope) }
}

/** Where focal loss pulls as hard as cross-entropy: above it less hard. */
function crossing(engine, loss) {
  let [low, high] = [0.001, 0.999]
  for (let i = 0; i < 45; ++i) {
    const p_t = (low + high) / 2
    if (Math.abs(at(engine, loss, p_t).slope) > Math.abs(at(engine, 'ce', p_t).slope)) low = p_t
    else high = p_t
  }
  return low
}

/** Where it pulls hardest, to four places: below it the second derivative is negative. */
function steepest(engine, loss) {
  let [low, high] = [0.001, 0.999]
  for (let i = 0; i < 45; ++i) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (Math.abs(at(engine, loss, left).slope) < Math.abs(at(engine, loss, right).slope)) low = left
    else high = right
  }
  return Number(low.toFixed(4))
}

const losses = (points) => points.map(([p_t, loss]) => [p_t, loss])
const pulls = (points) => points.map(([p_t, , slope]) => [p_t, Math.abs(slope)])
const points = 100

export const figures = {
  sum: {
    start: { gamma: 2, weighted: false, positives: 10, hard: 3, negatives: 10000, easy: 0.1 },
    numbers(engine, { gamma, weighted, positives, hard, negatives, easy }) {
      const of = (loss) => {
        const [p, n] = [side(engine, loss, true, positives, hard), side(engine, loss, false, negatives, easy)]
        return { positives: p, negatives: n, share: p.loss / (p.loss + n.loss), pull: p.pull / (p.pull + n.pull) }
      }
      return { ce: of('ce'), focal: of(focal(gamma, weighted ? 0.25 : null)) }
    },
  },
  p_t: {
    start: { p: 0.8, positive: true },
    numbers(engine, { p, positive }) {
      return { curve: losses(engine.curve('ce', true, points)), ...engine.example('ce', positive, -Math.log(positive ? p : 1 - p)) }
    },
  },
  curve: {
    start: { gamma: 2, p_t: 0.9 },
    numbers(engine, { gamma, p_t }) {
      const [ce, here] = [at(engine, 'ce', p_t), at(engine, focal(gamma), p_t)]
      return {
        ce: losses(engine.curve('ce', true, points)), focal: losses(engine.curve(focal(gamma), true, points)),
        here: { p_t: here.p_t, ce: ce.loss, focal: here.loss, factor: here.loss / ce.loss },
      }
    },
  },
  weight: {
    start: { gamma: 2, p_t: 0.968 },
    numbers(engine, { gamma, p_t }) {
      return [0.05, 0.3, 0.5, 0.9, p_t].map((each) => {
        const [ce, here] = [at(engine, 'ce', each), at(engine, focal(gamma), each)]
        return { p_t: here.p_t, factor: here.loss / ce.loss, divided: ce.loss / here.loss }
      })
    },
  },
  slope: {
    start: { gamma: 2, p_t: 0.1 },
    numbers(engine, { gamma, p_t }) {
      const [ce, here] = [at(engine, 'ce', p_t), at(engine, focal(gamma), p_t)]
      return {
        ce: pulls(engine.curve('ce', true, points)), focal: pulls(engine.curve(focal(gamma), true, points)),
        here: { p_t: here.p_t, ce: Math.abs(ce.slope), focal: Math.abs(here.slope), ratio: here.slope / ce.slope },
        crossing: gamma > 0 ? crossing(engine, focal(gamma)) : null, steepest: gamma > 0 ? steepest(engine, focal(gamma)) : null,
      }
    },
  },
  calibration: {
    start: { gamma: 2, weighted: false, truth: 0.01 },
    /** The best model says p where (1 − η) · pull of a negative = η · pull of a positive. */
    numbers(engine, { gamma, weighted, truth }) {
      const loss = focal(gamma, weighted ? 0.25 : null)
      const balance = (up, down) => up / (up + down)
      const [up, down] = [false, true].map((positive) => pulls(engine.curve(loss, positive, points)))
      const posterior = (p) => balance(...[false, true].map((positive) => Math.abs(engine.example(loss, positive, -Math.log(positive ? p : 1 - p)).slope)))
      let [low, high] = [0, 1]
      for (let i = 0; i < 45; ++i) {
        const p = (low + high) / 2
        if (posterior(p) < truth) low = p
        else high = p
      }
      return { curve: down.map(([p, pull], i) => [balance(up[points - 1 - i][1], pull), p]), truth, said: low, at_half: posterior(0.5) }
    },
  },
  train: {
    start: { gamma: 2, prior: 'none' },
    steps: 40,
    settings: ({ gamma, prior }) => ({ losses: `ce,${focal(gamma)}`, prior, positives: 50, negatives: 1000, batch: 256 }),
    /** Of each step, of each model: the shares of its batch's gradient and the positives' share of its loss, before it. */
    train(engine, count) {
      const { done, stopped } = engine.step(count)
      if (stopped) throw new Error(stopped)
      const fields = 9, all = engine.ledgers(2 * done)
      return Array.from({ length: done }, (_, step) => [0, 1].map((model) => {
        const [, positives_loss, negatives_loss, positives, hard, easy] = all.subarray((2 * step + model) * fields)
        return { positives, hard, easy, loss: positives_loss / (positives_loss + negatives_loss) }
      }))
    },
    numbers(engine, state) {
      engine.start(this.settings(state))
      return this.train(engine, this.steps)
    },
  },
}
