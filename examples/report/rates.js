// The learning rates that were tried, and what each came to on the validation part.
import * as Plot from "@observablehq/plot";
import { figure } from "./figure.js";
import { colour, dash, data, shown } from "./run.js";
import { say } from "./words.js";

export function rates(width) {
  const { tried, losses } = data.rates;
  const rows = (k) => tried.map((rate, i) => ({ rate, score: losses[k].average_precision[i], loss: data.losses[k], chosen: rate === losses[k].chosen }))
    .filter((row) => row.score !== null);
  const others = data.losses.map((_, k) => k).filter((k) => !shown.losses.includes(k));
  const every = Math.ceil(tried.length * 50 / width);  // as many labels as there is room for
  const all = shown.losses.flatMap((k) => rows(k).map((row) => ({ ...row, stroke: colour(k) })));
  return [figure(say("ratesChart"), say("ofEveryLoss", say("ratesChart")), {
    x: { label: say("learningRate"), type: "log" }, y: { label: say("averagePrecision"), nice: true },
    marks: [
      Plot.axisX(tried, { text: (rate, i) => (i % every === 0 ? String(rate) : "") }),
      Plot.gridY({ strokeOpacity: 0.1 }),
      ...others.map((k) => Plot.lineY(rows(k), { x: "rate", y: "score", strokeOpacity: 0.25, strokeWidth: 1 })),
      ...shown.losses.map((k) => Plot.lineY(rows(k), { x: "rate", y: "score", stroke: colour(k), strokeDasharray: dash(k), strokeWidth: 2 })),
      Plot.dot(all, { x: "rate", y: "score", r: (d) => (d.chosen ? 6 : 3), fill: (d) => (d.chosen ? d.stroke : "var(--panel)"), stroke: "stroke" }),
      Plot.tip(all, Plot.pointer({ x: "rate", y: "score", maxRadius: 400, title: (d) =>
        `${d.loss}${d.chosen ? ` (${say("chosen")})` : ""}\n${say("learningRate")} ${d.rate}\n${say("averagePrecision")} ${d.score.toFixed(4)}` })),
    ],
    r: { type: "identity" },
  }, width)];
}
