// The losses along the training, each in relation to its start, and where the gradient comes from.
import { axes, colours, scale, text, ticks } from "./canvas.js";
import { element, say, short, table } from "./dom.js";
import { box_of, chart, figure, keys, swatch } from "./figure.js";
import { called, view } from "./run.js";

const loss = 0, shares = [["positives", 3], ["hard", 4], ["easy", 5]];
const span = () => Math.max(50, view.history.steps);
const steps_axis = (box) => {
  const at = scale([0, span()], [box.left, box.right]);
  return { at, ticks: ticks(span(), 4).map((step) => [step, String(step)]) };
};
/** Steps of the run that are looked at, for a table. */
const looked_at = () => Array.from({ length: 11 }, (_, k) => Math.round((k * (view.history.steps - 1)) / 10)).filter((step, k, all) => step !== all[k - 1]);
const percent = (value) => `${Math.round(100 * value)} %`;

export function losses() {
  let cursor = null;
  const reading = element("p", { class: "reading" });
  const relative = (model, step) => view.history.running(model, loss, step) / view.history.start(model);
  function read() {
    const { steps } = view.history;
    if (!steps) return (reading.textContent = "\u00a0");
    const step = cursor === null ? steps - 1 : Math.min(steps - 1, Math.round(cursor * span()));
    reading.textContent = [say("at_step", step + 1), ...view.names.map((name, model) =>
      say("loss_there", called(name), short(relative(model, step)), short(view.history.running(model, loss, step))))].join(" · ");
  }
  function draw(context, width, height) {
    read();
    const { steps } = view.history, box = box_of(width, height);
    let lowest = 0.5, highest = 1.6;
    for (let model = 0; model < view.names.length; ++model)
      for (let k = 0; k <= 100 && steps; ++k) {
        const value = relative(model, Math.round((k / 100) * (steps - 1)));
        lowest = Math.min(lowest, value), highest = Math.max(highest, 1.3 * value);
      }
    lowest = Math.max(1e-6, lowest / 2.5);
    const log = scale([Math.log(lowest), Math.log(highest)], [box.bottom, box.top]), y = (value) => log(Math.log(Math.max(value, lowest))), x = steps_axis(box), marks = [];
    for (let size = 10 ** Math.floor(Math.log10(lowest)); size <= highest; size *= 10)
      for (const k of highest / lowest < 100 ? [1, 2, 5] : [1]) if (k * size >= lowest && k * size <= highest) marks.push([k * size, short(k * size)]);
    axes(context, box, x, { at: y, ticks: marks });
    context.lineJoin = "round";
    view.names.forEach((_, model) => {
      if (!steps) return;
      const start = view.history.start(model), colour = colours.models[model], columns = Math.min(steps, Math.floor(box.right - box.left));
      // The faint values: of the batches of one column from the least to the largest.
      context.strokeStyle = colour;
      context.globalAlpha = 0.28;
      context.lineWidth = 1;
      context.beginPath();
      for (let column = 0; column < columns; ++column) {
        const from = Math.floor((column * steps) / columns), to = Math.floor(((column + 1) * steps) / columns);
        let low = Infinity, high = -Infinity;
        for (let step = from; step < to; ++step) {
          const value = view.history.at(model, loss, step);
          low = Math.min(low, value), high = Math.max(high, value);
        }
        const place = x.at(from);
        if (columns === steps) column === 0 ? context.moveTo(place, y(low / start)) : context.lineTo(place, y(low / start));
        else context.moveTo(place, Math.min(box.bottom, y(low / start))), context.lineTo(place, Math.max(box.top, y(high / start)));
      }
      context.stroke();
      context.globalAlpha = 1;
      context.lineWidth = 2.5;
      context.setLineDash([[], [9, 3], [2, 3]][model]);
      context.beginPath();
      for (let column = 0; column < columns; ++column) {
        const step = Math.floor(((column + 1) * steps) / columns) - 1;
        context[column === 0 ? "moveTo" : "lineTo"](x.at(step), y(relative(model, step)));
      }
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
  const sentence = () => [say("losses_sentence", view.history.steps), ...view.names.map((name, model) => (view.history.steps ? `${called(name)} ${short(relative(model, view.history.steps - 1))}` : ""))].join(" ");
  const rows = () => table(say("losses"), [say("step"), ...view.names.map((name) => `${called(name)} ÷ ${say("its_start")}`), ...view.names.map(called)],
    looked_at().map((step) => [step + 1, ...view.names.map((_, model) => short(relative(model, step))), ...view.names.map((_, model) => short(view.history.running(model, loss, step)))]));
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
    const { steps } = view.history, count = view.names.length, gap = 12;
    if (!steps) return;
    const outer = box_of(width, height), each = (outer.right - outer.left - gap * (count - 1)) / count;
    view.names.forEach((name, model) => {
      const left = outer.left + model * (each + gap), box = { ...outer, top: outer.top + 18, left, right: left + each };
      const x = scale([0, span()], [box.left, box.right]), y = scale([0, 1], [box.bottom, box.top]), columns = Math.min(steps, Math.floor(each / 2));
      text(context, called(name), left, outer.top + 8, { colour: colours.models[model] });
      const below = new Float64Array(columns + 1), places = Array.from(below, (_, k) => Math.round((k * (steps - 1)) / columns));
      for (const [part, field] of shares) {
        context.fillStyle = colours[part];
        context.beginPath();
        places.forEach((step, k) => context.lineTo(x(step), y(below[k])));
        for (let k = columns; k >= 0; --k) context.lineTo(x(places[k]), y((below[k] += share(model, field, places[k]))));
        context.fill();
      }
      const marks = ticks(span(), 2).map((step) => [step, String(step)]);
      axes(context, box, { at: x, ticks: marks }, { at: y, ticks: model === 0 ? [[0, "0"], [0.5, "50 %"], [1, "100 %"]] : [] });
    });
    reading.textContent = parts(steps - 1).join(" · ");
  }
  const parts = (step) => view.names.map((name, model) => `${called(name)}: ${shares.map(([part, field]) => `${say(part)} ${percent(share(model, field, step))}`).join(say("comma"))}`);
  const sentence = () => [say("gradients_sentence", view.history.steps), ...(view.history.steps ? parts(view.history.steps - 1) : [])].join(" ");
  const rows = () => table(say("gradients"), [say("step"), ...view.names.flatMap((name) => shares.map(([part]) => `${called(name)}, ${say(part)}`))],
    looked_at().map((step) => [step + 1, ...view.names.flatMap((_, model) => shares.map(([, field]) => percent(share(model, field, step))))]));
  const made = chart(220, draw, sentence);
  return { ...figure("gradients", [keys(shares.map(([part]) => [part, swatch(part)])), made.canvas, reading], rows), ...pick(made) };
}

/** The loss of the last batch as the article's sum: what positives add, and what negatives add. */
export function ledger() {
  const place = element("div", { class: "sum" });
  const parts = (model) => [1, 2].map((field) => view.history.at(model, field, view.history.steps - 1));
  function draw() {
    if (!view.history.steps) return;
    place.replaceChildren(...view.names.flatMap((name, model) => {
      const [positives, negatives] = parts(model), all = positives + negatives || 1;
      const bar = element("span", { class: "bar", "aria-hidden": "true" }, element("i", { style: `width:${(100 * positives) / all}%` }));
      return [element("strong", { style: `--own:var(--loss-${model})` }, called(name)), element("b", {}, short(positives)), bar, element("b", {}, short(negatives))];
    }));
  }
  const rows = () => table(say("ledger"), ["", say("positives"), say("negatives"), say("positives_share")],
    view.names.map((name, model) => { const [a, b] = parts(model); return [called(name), short(a), short(b), percent(a / (a + b || 1))]; }));
  return { ...figure("ledger", [keys([["positives", swatch("positives")], ["negatives", swatch("negatives")]]), place], rows), draw };
}
