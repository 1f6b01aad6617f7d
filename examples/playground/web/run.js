// What is known of the training that is shown.
import { ledger_fields } from "./engine.js";

const fields = ledger_fields.length;
/** Over how many steps the start of a loss is taken. */
export const start_of_means = 10;

/** Every ledger of every model, with the sums up to each step. */
export class History {
  constructor(models) {
    this.models = models;
    this.steps = 0;
    this.rows = new Float64Array(0);
    this.sums = new Float64Array(models * fields);
  }
  add(ledgers) {
    const width = this.models * fields, steps = this.steps + ledgers.length / width;
    if (steps * width > this.rows.length) {
      const grown = (old, size) => { const made = new Float64Array(size); made.set(old); return made; };
      const room = Math.max(4096, 2 * steps) * width;
      this.rows = grown(this.rows, room);
      this.sums = grown(this.sums, room + width);
    }
    this.rows.set(ledgers, this.steps * width);
    for (let i = this.steps * width; i < steps * width; ++i) this.sums[i + width] = this.sums[i] + (this.rows[i] || 0);
    this.steps = steps;
  }
  /** A field of a model before step `step`, from 0 on. */
  at(model, field, step) {
    return this.rows[(step * this.models + model) * fields + field];
  }
  /** Its mean over the steps of [from, to). */
  mean(model, field, from, to) {
    const sum = (step) => this.sums[(step * this.models + model) * fields + field];
    return (sum(to) - sum(from)) / (to - from);
  }
  /** Its mean over the steps within a factor of √2 of step `step`, counted from 1. */
  running(model, field, step) {
    return this.mean(model, field, Math.ceil(step / Math.SQRT2) - 1, Math.min(this.steps, Math.floor(step * Math.SQRT2)));
  }
  /** The loss at the start, to which others are set in relation. */
  start(model) {
    return this.mean(model, 0, 0, Math.min(start_of_means, this.steps));
  }
  csv(names) {
    const lines = [["step", "loss_function", ...ledger_fields].join()];
    for (let step = 0; step < this.steps; ++step)
      for (let model = 0; model < this.models; ++model)
        lines.push([step + 1, `"${names[model]}"`, ...ledger_fields.map((_, field) => this.at(model, field, step))].join());
    return `${lines.join("\n")}\n`;
  }
}

export const view = {
  names: [], made: 0, history: new History(0), points: new Float64Array(0), bayes: new Float32Array(0), grid: 0, area: null,
  planes: [], histograms: [], rankings: [], confusions: [], whole: false, threshold: 0.5, cross: null, model: 0,
};

/** "focal:gamma=2" as one reads it. */
export const called = (name) => {
  const [loss, ...options] = name.split(":");
  const letters = { gamma: "γ", alpha: "α", beta: "β", tau: "τ", epsilon: "ε" };
  return [loss, ...options.map((option) => { const [what, value] = option.split("="); return `${letters[what] ?? what} = ${value}`; })].join(", ");
};
