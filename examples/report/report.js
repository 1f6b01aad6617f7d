// The charts of report.html, drawn from the numbers in the page.  Each is redrawn when the page's width changes, and
// those that show a moment also when a slider moves.
import * as Plot from "@observablehq/plot";

const data = JSON.parse(document.getElementById("data").textContent);
// Okabe and Ito's colours, which the colour-blind tell apart (template.html); the dash tells apart what shares one.
const colours = 6;
const colour = (k) => `var(--loss-${k % colours})`;
const dash = (k) => ["", "6 3", "2 2"][Math.floor(k / colours) % 3];
const classes = { positives: "var(--positives)", negatives: "var(--negatives)" };
const points = ({ x, y }) => x.map((value, i) => ({ x: value, y: y[i] }));
const share = (name) => ({ label: name, domain: [0, 1], tickFormat: ".1f" });
const gap = 16, padding = 14;
let moment = data.looks.length - 1;

/// A chart in a figure: caption and label say what it shows to those who do not see it.
function figure(caption, label, options, width) {
  const element = document.createElement("figure");
  const said = document.createElement("figcaption");
  said.textContent = caption;
  const chart = Plot.plot({
    width, height: Math.round(Math.min(340, width * 0.72)), marginLeft: 52, marginBottom: 40, ariaLabel: label,
    style: { background: "transparent", fontSize: "12px" }, ...options,
  });
  chart.setAttribute("role", "img");
  element.append(said, chart);
  return element;
}

const each = (draw) => (width) => data.losses.map((name, k) => draw(name, k, width));

/// Curves of every loss over two axes, with that of the true posterior where there is one.
function together(caption, label, of, x, y, extra = []) {
  const lines = data.curves.losses.map((curves, k) =>
    Plot.lineY(points(of(curves)).map((p) => ({ ...p, loss: data.losses[k] })),
      { x: "x", y: "y", stroke: colour(k), strokeDasharray: dash(k), strokeWidth: 2, title: "loss", tip: { format: { x: ".3f", y: ".3f" } } }));
  return (width) => figure(caption, label, { x, y, marks: [Plot.frame({ strokeOpacity: 0.2 }), ...extra, ...lines] }, width);
}

const diagonal = Plot.line([[0, 0], [1, 1]], { strokeOpacity: 0.5, strokeDasharray: "4 4" });
const limit = (name) => data.curves.bayes
  ? [Plot.lineY(points(data.curves.bayes[name]), { x: "x", y: "y", strokeDasharray: "4 3", strokeOpacity: 0.7 })] : [];

const charts = {
  loss: each((name, k, width) => figure(name, `The loss ${name} over the steps`, {
    x: { label: "step", type: "log" }, y: { label: "loss of the batches", type: "log", grid: true, tickFormat: "~g" },
    marks: [Plot.lineY(data.steps.step.map((step, i) => ({ step, loss: data.steps.losses[k].loss[i] })),
      { x: "step", y: "loss", stroke: colour(k), strokeWidth: 2, tip: true })],
  }, width)),

  sources: each((name, k, width) => {
    const kinds = [["positives", "positives_share", "var(--positives)"], ["hard negatives", "hard_negatives_share", "var(--hard)"],
      ["easy negatives", "easy_negatives_share", "var(--easy)"]];
    const rows = kinds.flatMap(([from, column]) =>
      data.steps.step.map((step, i) => ({ step, from, share: data.steps.losses[k][column][i] })));
    return figure(name, `Shares of the gradient with ${name} over the steps`, {
      x: { label: "step", type: "log" }, y: { label: "share of the gradient", domain: [0, 1], tickFormat: "%" },
      color: { domain: kinds.map((kind) => kind[0]), range: kinds.map((kind) => kind[2]), legend: true },
      marks: [
        Plot.areaY(rows, { x: "step", y: "share", fill: "from", order: kinds.map((kind) => kind[0]) }),
        Plot.ruleX(rows, Plot.pointerX({ x: "step", strokeOpacity: 0.5 })),
        Plot.tip(rows, Plot.pointerX(Plot.stackY({ x: "step", y: "share", fill: "from", order: kinds.map((kind) => kind[0]),
          title: (d) => `step ${d.step}\n${d.from}: ${(100 * d.share).toFixed(0)} %` }))),
      ],
    }, width);
  }),

  histogram: each((name, k, width) => {
    const look = data.looks[moment];
    const rows = Object.keys(classes).flatMap((which) => look.losses[k][which].map((part, i, all) =>
      ({ which, low: i / all.length, high: (i + 1) / all.length, part })));
    return figure(name, `How sure the model trained with ${name} is after ${look.step} steps`, {
      marginRight: 62, x: { label: "p_t", domain: [0, 1] }, y: { label: "share of the class", domain: [0, 1], grid: true },
      fy: { label: null }, color: { domain: Object.keys(classes), range: Object.values(classes) },
      marks: [
        Plot.rectY(rows, { x1: "low", x2: "high", y: "part", fy: "which", fill: "which", insetLeft: 0.5, insetRight: 0.5,
          tip: { format: { x: false, fy: false, y: ".3f" } } }),
        Plot.ruleY([0]),
      ],
    }, width);
  }),

  plane: data.plane && each((name, k, width) => {
    const { left, right, bottom, top, columns, rows, names } = data.plane;
    const look = data.looks[moment];
    const size = { width: columns, height: rows, x1: left, y1: bottom, x2: right, y2: top };
    const dots = (which, radius) => Plot.dot(points(data.points[which]),
      { x: "x", y: "y", r: radius, fill: classes[which], stroke: "var(--panel)", strokeWidth: 0.4 });
    return figure(name, `Decision of the model trained with ${name} after ${look.step} steps`, {
      height: Math.round(width * 0.8), x: { label: names[0] }, y: { label: names[1] },
      color: { type: "linear", domain: [0, 0.5, 1], range: ["#6aa5d8", "#f4f4f2", "#ee9a5a"] },
      marks: [
        Plot.raster(look.losses[k].plane, { ...size, fill: Plot.identity, fillOpacity: 0.75 }),
        Plot.contour(look.losses[k].plane, { ...size, thresholds: [0.5], stroke: "currentColor", strokeWidth: 1.8 }),
        dots("negatives", 1.4), dots("positives", 2.6),
      ],
    }, width);
  }),

  ranking: (width) => [
    together("Precision and recall", "Precision against recall of every loss", (c) => c.precision_recall, share("recall"),
      share("precision"), limit("precision_recall"))(width),
    together("ROC", "True positive rate against false positive rate of every loss", (c) => c.roc,
      share("false positive rate"), share("true positive rate"), [diagonal, ...limit("roc")])(width),
  ],

  calibration: (width) => [
    together("As the models say it", "Observed share of positives against the probability said",
      (c) => c.reliability, share("probability said"), share("share of positives"), [diagonal])(width),
    together("With the loss's bias undone", "Observed share of positives against the calibrated probability",
      (c) => c.calibrated, share("probability said"), share("share of positives"), [diagonal])(width),
  ],

  cumulative: (width) => ["positives", "negatives"].map((which) =>
    together(which, `Cumulative share of the loss of the ${which}`, (c) => c[`cumulative_${which}`],
      share(`share of the ${which}, the easiest first`), share("share of their loss"))(width)),
};

const placeOf = (name) => document.querySelector(`[data-charts="${name}"]`);
for (const [name, chart] of Object.entries(charts)) {
  if (chart) {
    chart.count = ["ranking", "calibration", "cumulative"].includes(name) ? 2 : data.losses.length;
  } else {
    placeOf(name).closest("section").remove();
    delete charts[name];
  }
}

function draw(name) {
  const place = placeOf(name);
  // As many columns as the grid has room for (its style: 21rem each, 1rem apart), and no more than charts.
  const room = Math.max(1, Math.floor((place.clientWidth + gap) / (21 * gap + gap)));
  const columns = Math.min(room, charts[name].count);
  const width = Math.floor((place.clientWidth - gap * (columns - 1)) / columns - 2 * padding);
  place.replaceChildren(...charts[name](Math.max(240, width)));
}

const drawAll = () => Object.keys(charts).forEach(draw);

function addSlider(place) {
  const label = document.createElement("label"), slider = document.createElement("input"), output = document.createElement("output");
  slider.id = `step-${place.closest("section").getAttribute("aria-labelledby")}`;
  label.htmlFor = slider.id;
  label.textContent = "After step";
  Object.assign(slider, { type: "range", min: 0, max: data.looks.length - 1, step: 1, value: moment });
  const say = () => {
    output.textContent = data.looks[moment].step;
    slider.value = moment;
    slider.setAttribute("aria-valuetext", `step ${data.looks[moment].step}`);
  };
  slider.addEventListener("input", () => {
    moment = Number(slider.value);
    document.dispatchEvent(new Event("moment"));
  });
  document.addEventListener("moment", say);
  say();
  place.append(label, slider, output);
}

function addKeys(list) {
  data.losses.forEach((name, k) => {
    const item = document.createElement("li");
    item.innerHTML = `<svg width="26" height="8" aria-hidden="true"><line x1="0" x2="26" y1="4" y2="4" stroke="${colour(k)}" stroke-width="3" stroke-dasharray="${dash(k)}"/></svg>`;
    item.append(name);
    list.append(item);
  });
}

addKeys(document.getElementById("keys"));
document.querySelectorAll("[data-slider]").forEach(addSlider);
document.addEventListener("moment", () => ["histogram", "plane"].filter((name) => charts[name]).forEach(draw));
drawAll();
let width = document.body.clientWidth;
addEventListener("resize", () => {
  if (document.body.clientWidth === width) return;
  width = document.body.clientWidth;
  drawAll();
});
