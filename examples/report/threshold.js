// What a threshold makes of the test part: precision, recall and F1 at every one, and the four counts at one.
import * as Plot from "@observablehq/plot";
import { figure, keys } from "./figure.js";
import { colour, data, shown } from "./run.js";
import { say } from "./words.js";

const kinds = [["f1", ""], ["recall", "6 3"], ["precision", "2 2"]];

/// The thresholds that the slider knows, by hundredths and finer at the ends, and one of them as a text.
export const thresholds = data.curves?.losses[0].at_thresholds.thresholds ?? [];
export const written = (place) => thresholds[place].toFixed(Math.max(2, String(thresholds[place]).length - 2));

/// The counts of loss k at the threshold of that place, and what follows from them.
export function counted(k, place) {
  const { true_positives, false_positives, positives, negatives } = data.curves.losses[k].at_thresholds;
  const tp = true_positives[place], fp = false_positives[place];
  return { tp, fp, fn: positives - tp, tn: negatives - fp, threshold: thresholds[place],
    precision: tp + fp ? tp / (tp + fp) : null, recall: tp / positives, f1: (2 * tp) / (tp + fp + positives) };
}

export const thresholdKeys = () => keys(kinds.map(([name, dash]) => [say(name), "currentColor", dash]));

/// A count with narrow blanks between its thousands.
export const several = (n) => n.toLocaleString("en").replaceAll(",", "\u202f");

function matrix(k) {
  const { tp, fp, fn, tn } = counted(k, shown.threshold), table = document.createElement("table");
  table.className = "matrix";
  const head = table.createTHead().insertRow(), body = table.createTBody();
  const cell = (row, tag, text, scope) => {
    const made = document.createElement(tag);
    if (scope) made.scope = scope;
    made.textContent = text;
    row.append(made);
  };
  cell(head, "td", "");
  for (const name of ["calledPositive", "calledNegative"]) cell(head, "th", say(name), "col");
  for (const [name, ...counts] of [["positives", tp, fn], ["negatives", fp, tn]]) {
    const row = body.insertRow();
    cell(row, "th", say(name), "row");
    for (const count of counts) cell(row, "td", several(count));
  }
  return table;
}

export function threshold(width) {
  return shown.losses.map((k) => {
    const all = thresholds.map((_, place) => ({ ...counted(k, place), place }));
    const drawn = figure(data.losses[k], say("thresholdChart", data.losses[k]), {
      x: { label: say("threshold"), domain: [0, 1] }, y: { label: null, domain: [0, 1] },
      marks: [
        Plot.gridY({ strokeOpacity: 0.1 }),
        ...kinds.map(([name, strokeDasharray]) => Plot.lineY(all.filter((at) => at[name] !== null), {
          x: "threshold", y: name, stroke: colour(k), strokeDasharray, strokeWidth: name === "f1" ? 2.6 : 1.5 })),
        Plot.ruleX([thresholds[shown.threshold]], { strokeWidth: 1.5 }),
        Plot.tip(all, Plot.pointerX({ x: "threshold", y: "f1", maxRadius: 400, title: (at) => [`${say("threshold")} ${written(at.place)}`,
          ...kinds.map(([name]) => `${say(name)} ${at[name]?.toFixed(3) ?? "–"}`)].join("\n") })),
      ],
    }, width);
    drawn.append(matrix(k));
    return drawn;
  });
}
