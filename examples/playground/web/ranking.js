// How sure the models are and how well they rank: p_t, precision against recall, and the counts at a threshold.
import { axes, colours, scale, text } from "./canvas.js";
import { count, element, say, short, table } from "./dom.js";
import { box_of, chart, figure, keys, swatch } from "./figure.js";
import { called, view } from "./run.js";

const quarters = [0, 0.25, 0.5, 0.75, 1].map((value) => [value, String(value)]);

export function histogram() {
  function draw(context, width, height) {
    if (!view.histograms.length) return;
    const panels = view.names.length, gap = 24, outer = box_of(width, height), each = (outer.right - outer.left - gap * (panels - 1)) / panels;
    const most = Math.max(10, ...view.histograms.flatMap(({ positives, negatives }) => [...positives, ...negatives])), tall = Math.log10(1 + most);
    const powers = [10, 100, 1000, 1e4, 1e5, 1e6].filter((value) => value <= most);
    view.histograms.forEach(({ positives, negatives }, model) => {
      const left = outer.left + model * (each + gap), box = { ...outer, top: outer.top + 18, left, right: left + each };
      const x = scale([0, 1], [left, left + each]), signed = scale([-tall, tall], [box.bottom, box.top]), y = (value) => signed(Math.sign(value) * Math.log10(1 + Math.abs(value)));
      text(context, called(view.names[model]), left, outer.top + 8, { colour: colours.names[model], room: each });
      const shown = powers.filter((_, k) => powers.length < 4 || k % 2 === 0);
      axes(context, box, { at: x, ticks: each > 260 ? quarters : [[0, "0"], [0.5, "0.5"], [1, "1"]] },
        { at: y, ticks: model === 0 ? [...shown.map((value) => [value, count(value)]), [0, "0"], ...shown.map((value) => [-value, count(value)])] : [] });
      const wide = each / positives.length;
      [[positives, 1, colours.positives], [negatives, -1, colours.negatives]].forEach(([counts, sign, colour]) => {
        context.fillStyle = colour;
        counts.forEach((value, k) => value && context.fillRect(x(k / counts.length) + 0.5, Math.min(y(0), y(sign * value)), wide - 1, Math.abs(y(sign * value) - y(0))));
      });
    });
  }
  const above = (counts) => { const all = counts.reduce((sum, value) => sum + value, 0); return all ? counts.slice(counts.length / 2).reduce((sum, value) => sum + value, 0) / all : 0; };
  const sentence = () => view.histograms.map(({ positives, negatives }, model) =>
    say("histogram_sentence", called(view.names[model]), Math.round(100 * above(positives)), Math.round(100 * above(negatives)))).join(" ");
  const rows = () => table(say("histogram"), ["p_t", ...view.names.flatMap((name) => [`${called(name)}, ${say("positives")}`, `${called(name)}, ${say("negatives")}`])],
    Array.from(view.histograms[0].positives, (_, k) => [`${short(k / 20)}–${short((k + 1) / 20)}`, ...view.histograms.flatMap(({ positives, negatives }) => [positives[k], negatives[k]])]));
  const { canvas, ask, describe } = chart(220, draw, sentence);
  return { ...figure("histogram", [keys([["positives_up", swatch("positives")], ["negatives_down", swatch("negatives")]]), canvas], rows), ask, describe };
}

/** on_threshold(value) is asked for the counts there. */
export function ranking(on_threshold) {
  const slider = element("input", { type: "range", min: 0, max: 1, step: 0.01, id: "threshold" }), output = element("output", { for: "threshold" });
  const matrices = element("div", { class: "confusions" }), reading = element("p", { class: "reading" });
  slider.addEventListener("input", () => on_threshold(Number(slider.value)));
  function draw(context, width, height) {
    const wide = Math.min(width, 520), box = { ...box_of(wide, height), top: 24 }, x = scale([0, 1], [box.left, box.right]), y = scale([0, 1], [box.bottom, box.top]);
    axes(context, box, { at: x, ticks: quarters }, { at: y, ticks: quarters });
    text(context, say("recall"), box.left + 8, box.bottom - 8);
    text(context, say("precision"), box.left - 38, 12);
    view.rankings.forEach(({ cuts }, model) => {
      context.strokeStyle = colours.models[model];
      context.lineWidth = 2.5;
      context.setLineDash([[], [9, 3], [2, 3]][model]);
      context.beginPath();
      for (const [recall, precision] of cuts) context.lineTo(x(recall), y(precision));
      context.stroke();
      context.setLineDash([]);
      const { recall, precision } = figures_of(model);
      if (Number.isNaN(precision)) return;
      context.fillStyle = colours.models[model];
      context.strokeStyle = colours.panel;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(x(recall), y(precision), 6, 0, 7);
      context.fill();
      context.stroke();
    });
    slider.value = view.threshold;
    output.textContent = view.threshold.toFixed(2);
    slider.setAttribute("aria-valuetext", output.textContent);
    reading.textContent = view.rankings.map(({ metrics }, model) => `${called(view.names[model])}: AP ${short(metrics.average_precision, 4)}`).join(" · ");
    matrices.replaceChildren(...view.confusions.map(matrix));
  }
  function figures_of(model) {
    const { true_positives: tp, false_positives: fp, false_negatives: fn } = view.confusions[model];
    return { recall: tp / (tp + fn), precision: tp / (tp + fp), f1: (2 * tp) / (2 * tp + fp + fn) };
  }
  function matrix({ true_positives, false_positives, false_negatives, true_negatives }, model) {
    const { recall, precision, f1 } = figures_of(model), name = called(view.names[model] ?? "");
    const made = table(`${say("precision")} ${short(precision)} · ${say("recall")} ${short(recall)} · F1 ${short(f1)}`, [say("is_says"), say("says_positive"), say("says_negative")],
      [[say("is_positive"), count(true_positives), count(false_negatives)], [say("is_negative"), count(false_positives), count(true_negatives)]]);
    made.caption.prepend(element("strong", { style: `--own:var(--name-${model})` }, name), element("br"));
    return made;
  }
  const sentence = () => view.rankings.map(({ metrics }, model) => {
    const { recall, precision } = figures_of(model);
    return say("ranking_sentence", called(view.names[model]), short(metrics.average_precision), view.threshold, short(recall), short(precision));
  }).join(" ");
  const rows = () => table(say("ranking_table", say(view.whole ? "all_rows" : "some_rows")), [say("metric"), ...view.names.map(called)],
    Object.keys(view.rankings[0].metrics).map((name) => [name, ...view.rankings.map(({ metrics }) => short(metrics[name], 6))]));
  const made = chart(250, draw, sentence);
  const control = element("div", { class: "row" }, element("label", { for: "threshold", say: "threshold" }), slider, output);
  return { ...figure("ranking", [element("div", { class: "halves" }, element("div", {}, made.canvas, reading), element("div", {}, control, matrices))], rows), ask: made.ask, describe: made.describe };
}
