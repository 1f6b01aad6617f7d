// The models at a moment: how sure they are of the training part, and their decisions over the plane.
import * as Plot from "@observablehq/plot";
import { figure } from "./figure.js";
import { data, look, rowsOf, shown } from "./run.js";
import { say } from "./words.js";

const percent = (x) => `${(100 * x).toFixed(0)}\u00a0%`;
const classes = { positives: "var(--positives)", negatives: "var(--negatives)" };

/// Each class on a scale of its own, the same for all losses: the few positives spread over more bins.
export function histogram(width) {
  const bins = (which) => shown.losses.flatMap((k) => look().losses[k][which]);
  const tops = Object.keys(classes).map((which) => ({ which: say(which), top: Math.max(...bins(which)) }));
  return shown.losses.map((k) => {
    const rows = Object.keys(classes).flatMap((which, c) => look().losses[k][which].map((part, i, all) =>
      ({ which: say(which), fill: classes[which], low: i / all.length, high: (i + 1) / all.length, part, height: part / tops[c].top })));
    return figure(data.losses[k], say("histogramChart", data.losses[k], look().step), {
      marginRight: 62, x: { label: "p_t", domain: [0, 1] }, y: { label: say("classShare"), domain: [0, 1.12], ticks: [] },
      fy: { label: null, domain: tops.map(({ which }) => which) },
      marks: [
        Plot.rectY(rows, { x1: "low", x2: "high", y: "height", fy: "which", fill: "fill", insetLeft: 0.5, insetRight: 0.5 }),
        Plot.ruleY([0]),
        Plot.ruleY(tops, { y: 1, fy: "which", strokeOpacity: 0.15 }),
        Plot.text(tops, { y: 1, fy: "which", frameAnchor: "left", dx: -6, textAnchor: "end", text: ({ top }) => percent(top) }),
        Plot.tip(rows, Plot.pointerX({ x: (d) => (d.low + d.high) / 2, y: "height", fy: "which", maxRadius: 400,
          title: (d) => `${d.which}\np_t ${d.low.toFixed(2)} – ${d.high.toFixed(2)}\n${(100 * d.part).toFixed(1)}\u00a0%` })),
      ],
    }, width);
  });
}

export function plane(width) {
  const { left, right, bottom, top, columns, rows, names } = data.plane;
  const size = { width: columns, height: rows, x1: left, y1: bottom, x2: right, y2: top };
  // A contour runs along the grid's edge too: that is cut off.
  const inside = (low, high, cells) => [low + (high - low) / cells, high - (high - low) / cells];
  return shown.losses.map((k) => {
    const p = look().losses[k].plane.map((hundredths) => hundredths / 100);
    const cells = p.map((value, i) => ({ value,
      x: left + (right - left) * ((i % columns) + 0.5) / columns, y: bottom + (top - bottom) * (Math.floor(i / columns) + 0.5) / rows }));
    return figure(data.losses[k], say("planeChart", data.losses[k], look().step), {
      height: Math.round(width * 0.8), x: { label: names[0], domain: inside(left, right, columns) }, y: { label: names[1], domain: inside(bottom, top, rows) },
      color: { type: "linear", domain: [0, 0.5, 1], range: ["#8b949e", "#f4f4f2", "#a678cf"]  /* as .scale in the template */ },
      marks: [
        Plot.raster(p, { ...size, fill: Plot.identity, fillOpacity: 0.75, clip: true }),
        Plot.contour(p, { ...size, thresholds: [0.5], stroke: "var(--text)", strokeWidth: 1.8, clip: true }),
        Plot.dot(rowsOf(data.points.negatives), { x: "x", y: "y", r: 1.3, fill: "var(--text)", fillOpacity: 0.55, clip: true }),
        Plot.dot(rowsOf(data.points.positives), { x: "x", y: "y", r: 3, symbol: "diamond", fill: classes.positives, stroke: "var(--panel)", strokeWidth: 0.5, clip: true }),
        Plot.tip(cells, Plot.pointer({ x: "x", y: "y", title: (d) => `p ${d.value}` })),
      ],
    }, width);
  });
}
