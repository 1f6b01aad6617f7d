// Charts and heat maps that the program hands over (chart.hpp's to_json).
import * as Plot from "@observablehq/plot";
import { figure, keys } from "./figure.js";
import { data, rowsOf } from "./run.js";
import { sayPhrase } from "./words.js";

const colours = ["var(--loss-0)", "var(--loss-1)", "var(--loss-2)", "var(--loss-3)", "var(--loss-4)", "var(--loss-5)"];
const colour = (k) => colours[k % colours.length];
const dash = (k) => ["", "6 3", "2 2"][Math.floor(k / colours.length) % 3];
const short = (x) => (x === null ? "–" : Number(x.toPrecision(4)));

function lines({ log_x, log_y, low, high, curves, ...words }, width) {
  const [title, x_label, y_label] = [words.title, words.x_label, words.y_label].map(sayPhrase);
  // A logarithm has no 0 or less.
  const drawable = (p) => p.y !== null && (!log_x || p.x > 0) && (!log_y || p.y > 0);
  const rows = curves.map(({ name, x, y }) => rowsOf({ x, y }).filter(drawable).map((p) => ({ ...p, name: sayPhrase(name) })));
  const drawn = figure(title, title, {
    x: { label: x_label, type: log_x ? "log" : "linear", nice: !log_x, tickFormat: log_x ? "~g" : undefined },
    y: { label: y_label, type: log_y ? "log" : "linear", nice: !log_y, tickFormat: log_y ? "~g" : undefined, ...(low < high ? { domain: [low, high], clamp: true } : {}) },
    marks: [
      Plot.gridY({ strokeOpacity: 0.1 }),
      ...rows.map((points, k) => Plot.lineY(points, { x: "x", y: "y", stroke: colour(k), strokeDasharray: dash(k), strokeWidth: 2, clip: true })),
      Plot.tip(rows.flat(), Plot.pointer({ x: "x", y: "y", maxRadius: 400, title: (p) => `${p.name}\n${x_label} ${short(p.x)}\n${y_label} ${short(p.y)}` })),
    ],
  }, width);
  drawn.insertBefore(keys(curves.map(({ name }, k) => [sayPhrase(name), colour(k), dash(k)])), drawn.lastChild);
  return drawn;
}

function heat({ columns, rows, values, ...words }, width) {
  const [title, x_label, y_label] = [words.title, words.x_label, words.y_label].map(sayPhrase);
  const cells = values.map((value, i) => ({ value, column: columns[i % columns.length], row: rows[Math.floor(i / columns.length)] }))
    .filter((cell) => cell.value !== null);
  const longest = Math.max(...rows.map((name) => name.length), 1);
  const all = cells.map((cell) => cell.value), [low, high] = words.low < words.high ? [words.low, words.high] : [Math.min(...all), Math.max(...all)];
  return figure(title, title, {
    height: rows.length * 30 + 60, marginLeft: Math.min(width * 0.45, longest * 6.6 + 14), padding: 0.06,
    x: { domain: columns, label: x_label, tickSize: 0 }, y: { domain: rows, label: y_label, labelAnchor: "top", labelArrow: "none", tickSize: 0 },
    marks: [
      Plot.cell(cells, { x: "column", y: "row", fill: "var(--soft)", fillOpacity: (d) => 0.06 + 0.4 * (d.value - low) / (high - low || 1) }),
      Plot.text(cells, { x: "column", y: "row", text: (d) => d.value.toFixed(3), fontSize: width / columns.length < 60 ? 10 : 12 }),
      Plot.tip(cells, Plot.pointer({ x: "column", y: "row", title: (d) => `${y_label} ${d.row}\n${x_label} ${d.column}\n${title} ${short(d.value)}` })),
    ],
    opacity: { type: "identity" },
  }, width);
}

/// What draws that part's pictures; nothing where the run has none.
export const pictures = (part) => data.pictures[part]?.length > 0 &&
  ((width) => data.pictures[part].map((picture) => (picture.kind === "heat" ? heat : lines)(picture, width)));
