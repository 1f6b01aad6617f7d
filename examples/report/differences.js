// How each loss differs from the first, paired by seed: a forest plot for each headline metric.
import * as Plot from "@observablehq/plot";
import { figure } from "./figure.js";
import { data } from "./run.js";
import { say, sayOf } from "./words.js";

/// As many decimals as an interval of ± half wants: four, and more where half would be rounded away.
const decimals = (half) => Math.min(9, Math.max(4, Math.ceil(-Math.log10((half || 1) / 1.5))));
function signed(x, digits) {
  const text = Math.abs(x).toFixed(digits);
  return /[1-9]/.test(text) ? `${x < 0 ? "−" : "+"}${text}` : text;
}

export function differences(width) {
  const others = data.losses.slice(1);
  const longest = Math.max(...others.map((name) => name.length));
  const alone = others.length === 1, beside = !alone && width >= 400;
  const step = alone ? 44 : beside ? 19 : 28;
  return data.headline.map(({ name, more_is_better, differences: all }) => {
    const metric = sayOf(name);
    const rows = all.map((d, k) => {
      const differs = d.low > 0 || d.high < 0, better = differs && (d.mean > 0) === more_is_better;
      return { ...d, loss: others[k], differs, better, verdict: say(!differs ? "same" : better ? "better" : "worse") };
    }).filter((d) => d.mean !== null);
    const seeds = rows.flatMap((d) => d.seeds.map((x) => ({ x, loss: d.loss })));
    const tip = (d) => {
      const [mean, low, high] = [d.mean, d.low, d.high].map((x) => signed(x, decimals((d.high - d.low) / 2)));
      return `${say("minus", d.loss, data.losses[0])}\n${mean}\n${say("interval")} ${low} … ${high}\n${d.verdict}`;
    };
    const drawn = figure(metric, say("differenceChart", metric), {
      height: others.length * step + 58, marginTop: 8, marginLeft: beside ? longest * 7.2 + 14 : 12, marginRight: 14,
      x: { label: more_is_better ? `${say("better")} →` : `← ${say("better")}`, labelAnchor: more_is_better ? "right" : "left", labelArrow: "none",
        ticks: Math.max(2, Math.floor(width / 110)), nice: true, tickFormat: (x) => `${x < 0 ? "−" : x > 0 ? "+" : ""}${Number(Math.abs(x).toPrecision(3))}` },
      y: { domain: others, label: null, axis: beside ? "left" : null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.08 }),
        Plot.ruleX([0], { strokeOpacity: 0.7 }),
        beside || alone ? null : Plot.text(rows, { y: "loss", text: "loss", frameAnchor: "left", dy: -10, fontSize: 11 }),
        Plot.dot(seeds, { x: "x", y: "loss", r: 2.5, fill: "currentColor", fillOpacity: 0.3 }),
        Plot.ruleY(rows, { x1: "low", x2: "high", y: "loss", strokeWidth: 1.4, strokeOpacity: 0.75 }),
        Plot.ruleY(rows.filter((d) => d.differs), { x1: "low", x2: "high", y: "loss", strokeWidth: 3.4, stroke: (d) => (d.better ? "var(--better)" : "var(--worse)") }),
        Plot.dot(rows.filter((d) => !d.differs), { x: "mean", y: "loss", r: 4.5, fill: "var(--panel)", stroke: "currentColor", strokeWidth: 1.5 }),
        Plot.dot(rows.filter((d) => d.differs), { x: "mean", y: "loss", r: 6, symbol: "triangle", rotate: (d) => (d.better ? 0 : 180),
          fill: (d) => (d.better ? "var(--better)" : "var(--worse)"), stroke: "var(--panel)" }),
        Plot.tip(rows, Plot.pointer({ x: "mean", y: "loss", title: tip, maxRadius: 400 })),
      ],
    }, width);
    drawn.dataset.metric = name.en;
    return drawn;
  });
}
