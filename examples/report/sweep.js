// The heat maps of sweep.html: differences from the first loss, coloured only where the interval excludes 0.
import * as Plot from "@observablehq/plot";
import { figure, whenWidened } from "./figure.js";
import { sayOf, useChinese } from "./words.js";

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const say = (en, zh) => sayOf({ en, zh });

/// The largest difference of a metric that was seen: of all its maps, so that they share one scale.
const seen = (cell) => cell.low > 0 || cell.high < 0;
const largest = (metric) => Math.max(0, ...[metric.best, ...metric.by_rate].flat().filter(seen).map((cell) => Math.abs(cell.mean)));
const opacity = (part) => 0.1 + 0.42 * part;

/// How a cell looks and what it is called.
function looks(cell, metric) {
  if (cell.mean === null) return { fill: "none", mark: "", verdict: say("a training diverged", "有训练发散") };
  if (cell.low === null) return { fill: "none", mark: "", verdict: say("one seed", "单个种子") };
  if (!seen(cell)) return { fill: "url(#hatch)", opacity: 1, mark: "", verdict: say("no difference seen", "未见差异") };
  const shade = opacity(Math.abs(cell.mean) / largest(metric)), up = cell.mean > 0;
  if (metric.better === 0) return { fill: "var(--soft)", opacity: shade, mark: "", verdict: up ? say("larger", "更大") : say("smaller", "更小") };
  return up === (metric.better > 0)
    ? { fill: "var(--better)", opacity: shade, mark: "▲ ", verdict: say("better", "更好") }
    : { fill: "var(--worse)", opacity: shade, mark: "▼ ", verdict: say("worse", "更差") };
}

function tip(cell, metric) {
  const loss = data.losses[cell.loss], first = data.losses[0];
  const rates = cell.rate === cell.first_rate ? cell.rate : `${cell.rate}${say(" against ", " 对 ")}${cell.first_rate}`;
  const lines = [
    say(`${loss} minus ${first} at ${data.imbalances[cell.imbalance]}`, `${data.imbalances[cell.imbalance]}：${loss} 减 ${first}`),
    `${sayOf(metric.name)} ${cell.text.replace("\n", " ")}`,
  ];
  if (cell.low !== null) lines.push(`${say("95 % interval", "95 % 区间")} ${cell.interval.join(" … ")}`);
  lines.push(looks(cell, metric).verdict);
  if (cell.seen_from)
    lines.push(say(`seen from ${cell.seen_from}`, `${cell.seen_from} 起才看得出`),
      say(`${data.small} would take ${cell.seeds_for_small} seeds`, `看出 ${data.small} 需要 ${cell.seeds_for_small} 个种子`));
  lines.push(`${say("learning rate", "学习率")} ${rates}`, `${say("seed by seed", "逐个种子")} ${cell.seeds.join("  ")}`);
  return lines.join("\n");
}

/// The colours of a metric's maps: both ends of the scale, and the hatching.
function legend(metric) {
  const list = document.createElement("ul"), end = largest(metric), digits = Math.max(3, Math.ceil(1 - Math.log10(end || 1)));
  list.className = "keys legend";
  const add = (fill, shades, name) => {
    const item = document.createElement("li");
    item.innerHTML = `<svg width="${shades.length * 14}" height="14" aria-hidden="true">${shades.map((shade, i) =>
      `<rect x="${i * 14}" width="14" height="14" fill="${fill}" fill-opacity="${shade}"/>`).join("")}</svg>`;
    item.append(name);
    list.append(item);
  };
  const ramp = [0.2, 0.6, 1].map(opacity), to = `0 … ${end.toFixed(digits)}`;
  if (end > 0 && metric.better !== 0) {
    add("var(--better)", ramp, `▲ ${say("better by", "更好，相差")} ${to}`);
    add("var(--worse)", ramp, `▼ ${say("worse by", "更差，相差")} ${to}`);
  } else if (end > 0) add("var(--soft)", ramp, `${say("differs by", "相差")} ${to}`);
  add("url(#hatch)", [1, 1], say("no difference seen", "未见差异"));
  return list;
}

/// One map: cells of one metric, in rows named row(cell).
function map(caption, metric, cells, row, width) {
  const rows = [...new Set(cells.map(row))], longest = Math.max(...rows.map((name) => name.length)) * 7 + 16;
  const beside = width - longest > 84 * data.imbalances.length;  // else the names stand above their rows
  const room = (width - (beside ? longest : 4)) / data.imbalances.length, step = beside ? 48 : 66;
  const all = cells.map((cell) => ({ ...cell, ...looks(cell, metric), column: data.imbalances[cell.imbalance], row: row(cell) }));
  const text = (cell) => (room < 52 ? cell.mark || (cell.fill === "none" ? "–" : "") : `${room < 74 ? cell.mark.trim() + (cell.mark ? "\n" : "") : cell.mark}${cell.text}`);
  const drawn = figure(caption, say(`${caption}: differences from ${data.losses[0]}`, `${caption}：与 ${data.losses[0]} 的差值`), {
    height: rows.length * step + 62, marginTop: 8, marginRight: 2, marginLeft: beside ? longest : 2, padding: 0.05,
    x: { domain: data.imbalances, label: say("positives : negatives", "正样本 : 负样本"), tickSize: 0, labelArrow: "none", labelAnchor: "center" },
    y: { domain: rows, label: null, axis: beside ? "left" : null, tickSize: 0 },
    opacity: { type: "identity" },
    marks: [
      Plot.cell(all, { x: "column", y: "row", fill: "fill", fillOpacity: "opacity", stroke: "var(--line)", insetTop: beside ? 0 : 17 }),
      beside ? null : Plot.text(rows, { x: () => data.imbalances[0], y: (name) => name, text: (name) => name, textAnchor: "start", dx: -room / 2 + 3, dy: -step / 2 + 10, fontSize: 11.5 }),
      Plot.text(all, { x: "column", y: "row", text, dy: beside ? 0 : 8, fontSize: room < 80 ? 10 : 12, lineHeight: 1.15 }),
      Plot.tip(all, Plot.pointer({ x: "column", y: "row", maxRadius: 400, title: (cell) => tip(cell, metric) })),
    ],
  }, width);
  drawn.insertBefore(legend(metric), drawn.lastChild);
  return drawn;
}

const others = data.losses.slice(1);
const charts = {
  best: (width) => data.metrics.map((metric) =>
    map(sayOf(metric.name), metric, metric.best, (cell) => data.losses[cell.loss], width)),
  byRate: (width) => data.metrics.flatMap((metric) => others.map((loss, k) =>
    map(`${sayOf(metric.name)}${say(", ", "，")}${say(`${loss} minus ${data.losses[0]}`, `${loss} 减 ${data.losses[0]}`)}`, metric,
      metric.by_rate.flat().filter((cell) => cell.loss === k + 1), (cell) => `${say("rate", "学习率")} ${cell.rate}`, width))),
};
const shown = { best: others.length > 0, byRate: others.length > 0 && data.rates.length > 1 };
const placeOf = (name) => document.querySelector(`[data-charts="${name}"]`);

for (const name of Object.keys(charts))
  if (!shown[name]) placeOf(name).closest("section").remove(), delete charts[name];

function draw() {
  for (const [name, chart] of Object.entries(charts)) {
    const place = placeOf(name);
    // The grid says how wide a figure is; a chart has its figure's inside.
    place.replaceChildren(document.createElement("figure"), document.createElement("figure"));
    const { paddingLeft, paddingRight } = getComputedStyle(place.firstChild);
    const width = Math.floor(place.firstChild.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
    place.replaceChildren(...chart(Math.max(200, width)));
  }
}

function speak() {
  const chinese = byId("zh").checked;
  useChinese(chinese);
  document.documentElement.lang = chinese ? "zh-Hans" : "en";
  document.title = say("focalgrad: a sweep", "focalgrad：扫描实验");
  draw();
}

document.querySelectorAll("[name=language]").forEach((choice) => choice.addEventListener("change", speak));
speak();

whenWidened(draw);
