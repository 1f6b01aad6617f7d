// Curves of all losses over the same two axes, on the test part.
import * as Plot from "@observablehq/plot";
import { figure } from "./figure.js";
import { colour, dash, data, rowsOf, shown } from "./run.js";
import { say, sayPhrase } from "./words.js";

const share = (label) => ({ label, domain: [0, 1], tickFormat: ".1f" });
const diagonal = Plot.line([[0, 0], [1, 1]], { strokeOpacity: 0.5, strokeDasharray: "4 4" });
const limit = (name) => data.curves.bayes
  ? [Plot.lineY(rowsOf(data.curves.bayes[name]), { x: "x", y: "y", strokeDasharray: "2 4", strokeOpacity: 0.8 })] : [];

/// The curve of(k) of each loss; those that are not shown stand thin behind.  What a point says: more(point).
function together(caption, of, x, y, { behind = [], over = () => [], more = () => [], yAxis = share(y) }, width) {
  const rows = (k) => rowsOf(of(k)).map((p) => ({ ...p, loss: data.losses[k] }));
  const others = data.losses.map((_, k) => k).filter((k) => !shown.losses.includes(k));
  const all = shown.losses.flatMap(rows);
  return figure(caption, say("ofEveryLoss", caption), {
    x: share(x), y: yAxis,
    marks: [
      Plot.frame({ strokeOpacity: 0.2 }), ...behind,
      ...others.map((k) => Plot.lineY(rows(k), { x: "x", y: "y", strokeOpacity: 0.25, strokeWidth: 1 })),
      ...shown.losses.map((k) => Plot.lineY(rows(k), { x: "x", y: "y", stroke: colour(k), strokeDasharray: dash(k), strokeWidth: 2.2 })),
      ...shown.losses.flatMap((k) => over(rows(k), colour(k))),
      Plot.dot(all, Plot.pointer({ x: "x", y: "y", r: 4, maxRadius: 60 })),
      Plot.tip(all, Plot.pointer({ x: "x", y: "y", maxRadius: 60,
        title: (p) => [p.loss, `${x} ${p.x.toFixed(3)}`, `${y} ${p.y.toFixed(3)}`, ...more(p)].join("\n") })),
    ],
  }, width);
}

const onTest = (name) => (k) => data.curves.losses[k][name];

export const ranking = (width) => [
  together(say("precisionRecall"), onTest("precision_recall"), say("recall"), say("precision"), { behind: limit("precision_recall") }, width),
  together(say("roc"), onTest("roc"), say("falseRate"), say("trueRate"), { behind: [diagonal, ...limit("roc")] }, width),
];

export const calibration = (width) => [["asSaid", "reliability"], ["undone", "calibrated"]].map(([caption, name]) =>
  together(say(caption), onTest(name), say("said"), say("seen"), {
    behind: [diagonal],
    over: (rows, stroke) => [
      Plot.ruleX(rows, { x: "x", y1: "low", y2: "high", stroke, strokeWidth: 1.2, strokeOpacity: 0.8 }),
      Plot.dot(rows, { x: "x", y: "y", r: 2.4, fill: stroke }),
    ],
    more: (p) => [`${say("interval")} ${p.low.toFixed(3)} – ${p.high.toFixed(3)}`, say("examples", p.count)],
  }, width));

export const cumulative = (width) => ["positives", "negatives"].map((which) =>
  together(say("cumulativeChart", say(which)), onTest(`cumulative_${which}`), say("easiestFirst", say(which)), say("theirLoss"), {}, width));

/// A loss of whole batches has no curve.
export const lossCurves = (width) => data.pictures.loss_curves.map(({ title, x_label, y_label, curves }) =>
  together(sayPhrase(title), (k) => curves.find(({ name }) => name === data.losses[k]) ?? { x: [], y: [] },
    sayPhrase(x_label), sayPhrase(y_label), { yAxis: { label: sayPhrase(y_label) } }, width));
