// Over the steps: the loss, and where its gradient comes from.
import * as Plot from "@observablehq/plot";
import { figure, keys, pointTogether } from "./figure.js";
import { colour, data, shown } from "./run.js";
import { say } from "./words.js";

const steps = data.steps.step;
const percent = (x) => `${(100 * x).toFixed(0)}\u00a0%`;

/// At each step the mean over the steps within a factor of √2, each stretch of batches by its length.
export function runningMean(values) {
  return steps.map((step) => {
    let sum = 0, weight = 0;
    steps.forEach((other, i) => {
      if (values[i] === null || other * Math.SQRT2 < step || other > step * Math.SQRT2) return;
      const length = i ? other - steps[i - 1] : 1;
      sum += length * values[i];
      weight += length;
    });
    return weight ? sum / weight : null;
  });
}

export function loss(width) {
  return pointTogether(shown.losses.map((k) => {
    const raw = data.steps.losses[k].loss, mean = runningMean(raw);
    const rows = steps.map((step, i) => ({ step, raw: raw[i], mean: mean[i] })).filter((row) => row.raw > 0 && row.mean > 0);  // on a logarithmic axis
    return figure(data.losses[k], say("lossChart", data.losses[k]), {
      x: { label: say("step"), type: "log", tickFormat: "~s" }, y: { label: say("loss"), type: "log", tickFormat: "~g" },
      marks: [
        Plot.gridY({ strokeOpacity: 0.1 }),
        Plot.lineY(rows, { x: "step", y: "raw", stroke: colour(k), strokeWidth: 1, strokeOpacity: 0.4, clip: true }),
        Plot.lineY(rows, { x: "step", y: "mean", stroke: colour(k), strokeWidth: 2.6, clip: true }),
        Plot.ruleX(rows, Plot.pointerX({ x: "step", strokeOpacity: 0.5, maxRadius: 400 })),
        Plot.tip(rows, Plot.pointerX({ x: "step", y: "mean", maxRadius: 400, title: (d) =>
          `${say("stepValue", Math.round(d.step))}\n${say("runningMean")} ${d.mean.toPrecision(3)}\n${say("batches")} ${d.raw.toPrecision(3)}` })),
      ],
    }, width);
  }));
}

const kinds = [["positives", "positives_share", "var(--positives)"], ["hard", "hard_negatives_share", "var(--hard)"],
  ["easy", "easy_negatives_share", "var(--easy)"]];

export const sourcesKeys = () => keys(kinds.map(([name, , fill]) => [say(name), fill]));

export function sources(width) {
  return pointTogether(shown.losses.map((k) => {
    const means = Object.fromEntries(kinds.map(([kind, column]) => [kind, runningMean(data.steps.losses[k][column])]));
    const at = steps.map((step, i) => ({ step, positives: means.positives[i], hard: means.hard[i], easy: means.easy[i] }))
      .filter((row) => row.positives !== null);
    const rows = kinds.flatMap(([kind, , fill]) => at.map((row) => ({ step: row.step, kind, fill, share: row[kind] })));
    return figure(data.losses[k], say("sourcesChart", data.losses[k]), {
      x: { label: say("step"), type: "log", tickFormat: "~s" }, y: { label: say("gradientShare"), domain: [0, 1], tickFormat: "%" },
      marks: [
        Plot.areaY(rows, { x: "step", y: "share", z: "kind", fill: "fill", order: kinds.map(([kind]) => kind) }),
        Plot.ruleX(at, Plot.pointerX({ x: "step", maxRadius: 400 })),
        Plot.tip(at, Plot.pointerX({ x: "step", y: () => 0.5, maxRadius: 400, title: (d) =>
          [say("stepValue", Math.round(d.step)), ...kinds.map(([kind]) => `${say(kind)} ${percent(d[kind])}`)].join("\n") })),
      ],
    }, width);
  }));
}
