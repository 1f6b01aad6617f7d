// The losses along the training, each in relation to its start, and where the gradient comes from.
import { axes, colours, scale, text } from "./canvas.js";
import { element, say, short, table } from "./dom.js";
import { box_of, chart, figure, keys, swatch } from "./figure.js";
import { called, view } from "./run.js";

const loss = 0, shares = [["positives", 3], ["hard", 4], ["easy", 5]];
/** Steps stand on a scale of powers: training does most at its beginning. */
const span = () => Math.max(10, view.history.steps);
const steps_axis = (left, right) => {
  const log = scale([0, Math.log(span())], [left, right]);
  return { at: (step) => log(Math.log(step)), ticks: [1, 10, 100, 1000, 1e4, 1e5, 1e6].filter((step) => step <= span()).map((step) => [step, String(step)]) };
};
/** Up to `count` different steps from the first to the last, evenly on that scale. */
const steps_of = (count) =>
  Array.from({ length: count + 1 }, (_, k) => Math.round(view.history.steps ** (k / count))).filter((step, k, all) => step && step !== all[k - 1]);
const percent = (value) => `${Math.round(100 * value)} %`;

export function losses() {
  let cursor = null;
  const reading = element("p", { class: "reading" });
  const relative = (model, step) => view.history.running(model, loss, step) / view.history.start(model);
  function read() {
    const { steps } = view.history;
    if (!steps) return (reading.textContent = say("plane_empty"));
    const step = cursor === null ? steps : Math.min(steps, Math.round(span() ** cursor));
    reading.textContent = [say("at_step", step), ...view.names.map((name, model) =>
      say("loss_there", called(name), short(relative(model, step)), short(view.history.running(model, loss, step))))].join(" · ");
  }
  function draw(context, width, height) {
    read();
    const { steps } = view.history, box = box_of(width, height);
    if (!steps) return;
    const places = steps_of(Math.floor(box.right - box.left)), means = view.names.map((_, model) => places.map((step) => relative(model, step))), late = means.flatMap((all) => all.filter((_, k) => places[k] > 8));
    const lowest = Math.max(1e-6, Math.min(0.5, ...late) / 2), highest = 1.3 * Math.max(1.2, ...means.flat());
    const log = scale([Math.log(lowest), Math.log(highest)], [box.bottom, box.top]), y = (value) => log(Math.log(Math.max(value, lowest))), x = steps_axis(box.left, box.right), marks = [];
    for (let size = 10 ** Math.floor(Math.log10(lowest)); size <= highest; size *= 10)
      for (const k of highest / lowest < 100 ? [1, 2, 5] : [1]) if (k * size >= lowest && k * size <= highest) marks.push([k * size, short(k * size)]);
    axes(context, box, x, { at: y, ticks: marks });
    context.lineJoin = "round";
    view.names.forEach((_, model) => {
      const start = view.history.start(model), inside = (value) => Math.min(box.bottom, Math.max(box.top, y(value / start)));
      context.strokeStyle = colours.models[model];
      // Faint: the batches' values, from the least to the largest of those that share a place.
      context.globalAlpha = 0.28;
      context.lineWidth = 1;
      context.beginPath();
      places.forEach((step, k) => {
        let low = Infinity, high = -Infinity;
        for (let at = k ? places[k - 1] : 0; at < step; ++at) {
          const value = view.history.at(model, loss, at);
          low = Math.min(low, value), high = Math.max(high, value);
        }
        context.lineTo(x.at(step), inside(low));
        if (high > low) context.lineTo(x.at(step), inside(high));
      });
      context.stroke();
      context.globalAlpha = 1;
      context.lineWidth = 2.5;
      context.setLineDash([[], [9, 3], [2, 3]][model]);
      context.beginPath();
      places.forEach((step, k) => context.lineTo(x.at(step), inside(means[model][k] * start)));
      context.stroke();
      context.setLineDash([]);
    });
    if (cursor !== null) {
      context.strokeStyle = colours.text;
      context.lineWidth = 1;
      const place = box.left + cursor * (box.right - box.left);
      context.strokeRect(place, box.top, 0, box.bottom - box.top);
    }
  }
  const sentence = () => [say("losses_sentence", view.history.steps), ...view.names.map((name, model) => (view.history.steps ? `${called(name)} ${short(relative(model, view.history.steps))}` : ""))].join(" ");
  const rows = () => table(say("losses"), [say("step"), ...view.names.map((name) => `${called(name)} ÷ ${say("its_start")}`), ...view.names.map(called)],
    steps_of(12).map((step) => [step, ...view.names.map((_, model) => short(relative(model, step))), ...view.names.map((_, model) => short(view.history.running(model, loss, step)))]));
  const made = chart(220, draw, sentence, (at, by_keys) => {
    cursor = at;
    if (by_keys) read(), document.getElementById("said").textContent = reading.textContent;
  });
  const names = element("ul", { class: "keys" });
  return { ...figure("losses", [names, made.canvas, reading], rows), ...pick(made), names: () => names.replaceChildren(...view.names.map(name_key)) };
}
const pick = ({ ask, describe }) => ({ ask, describe });

/** A model's name beside a piece of its line. */
function name_key(name, model) {
  const item = element("li");
  item.innerHTML = `<svg width="26" height="14" aria-hidden="true"><line x2="26" y1="7" y2="7" stroke="var(--loss-${model})" stroke-width="3" stroke-dasharray="${["", "9 3", "2 3"][model]}"/></svg>`;
  item.append(called(name));
  return item;
}

export function gradients() {
  const reading = element("p", { class: "reading" });
  const share = (model, field, step) => view.history.running(model, field, step);
  function draw(context, width, height) {
    const { steps } = view.history, count = view.names.length, gap = 24;
    if (!steps) return void (reading.textContent = say("plane_empty"));
    const outer = box_of(width, height), each = (outer.right - outer.left - gap * (count - 1)) / count;
    view.names.forEach((name, model) => {
      const left = outer.left + model * (each + gap), box = { ...outer, top: outer.top + 18, left, right: left + each };
      const x = steps_axis(box.left, box.right), y = scale([0, 1], [box.bottom, box.top]), places = steps_of(Math.floor(each / 2)), below = new Float64Array(places.length);
      text(context, called(name), left, outer.top + 8, { colour: colours.names[model], room: each });
      for (const [part, field] of shares) {
        context.fillStyle = colours[part];
        context.beginPath();
        places.forEach((step, k) => context.lineTo(x.at(step), y(below[k])));
        for (let k = places.length - 1; k >= 0; --k) context.lineTo(x.at(places[k]), y((below[k] += share(model, field, places[k]))));
        context.fill();
      }
      axes(context, box, x, { at: y, ticks: model === 0 ? [[0, "0"], [0.5, "50 %"], [1, "100 %"]] : [] });
    });
    reading.textContent = parts(steps).join(" · ");
  }
  const parts = (step) => view.names.map((name, model) => `${called(name)}: ${shares.map(([part, field]) => `${say(part)} ${percent(share(model, field, step))}`).join(say("comma"))}`);
  const sentence = () => [say("gradients_sentence", view.history.steps), ...(view.history.steps ? parts(view.history.steps) : [])].join(" ");
  const rows = () => table(say("gradients"), [say("step"), ...view.names.flatMap((name) => shares.map(([part]) => `${called(name)}, ${say(part)}`))],
    steps_of(12).map((step) => [step, ...view.names.flatMap((_, model) => shares.map(([, field]) => percent(share(model, field, step))))]));
  const made = chart(220, draw, sentence);
  return { ...figure("gradients", [keys(shares.map(([part]) => [part, swatch(part)])), made.canvas, reading], rows), ...pick(made) };
}

/** The loss of the last batch as the article's sum: what positives add, and what negatives add. */
export function ledger() {
  const place = element("div", { class: "sum" });
  const last = (model, field) => view.history.at(model, field, view.history.steps - 1), mean = (model, field) => view.history.mean(model, field, Math.max(0, view.history.steps - 50), view.history.steps);
  const sums = [["this_batch", last], ["mean_of_50", mean]], parts = (model, of) => [of(model, 1), of(model, 2)];
  function draw() {
    if (!view.history.steps) return void place.replaceChildren(element("strong", { class: "reading" }, say("plane_empty")));
    place.replaceChildren(...view.names.flatMap((name, model) => {
      const bars = sums.flatMap(([key, of]) => {
        const [positives, negatives] = parts(model, of), bar = element("span", { class: "bar", "aria-hidden": "true" }, element("i", { style: `width:${(100 * positives) / (positives + negatives || 1)}%` }));
        return [element("small", {}, say(key)), element("b", {}, short(positives)), bar, element("b", {}, short(negatives))];
      });
      return [element("strong", { style: `--own:var(--name-${model})` }, called(name)), ...bars];
    }));
  }
  const rows = () => table(say("ledger"), [say("model"), say("positives"), say("negatives"), say("positives_share")],
    view.names.flatMap((name, model) => sums.map(([key, of]) => { const [a, b] = parts(model, of); return [`${called(name)}, ${say(key)}`, short(a), short(b), percent(a / (a + b || 1))]; })));
  return { ...figure("ledger", [keys([["positives", swatch("positives")], ["negatives", swatch("negatives")]]), place], rows), draw };
}
