// A canvas of the page: sharp, as wide as its place, drawn when there is time.

/** The colours of the style sheet, read when the scheme changes. */
export let colours = {};
const read_colours = () => {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["ground", "text", "soft", "line", "panel", "mark", "positives", "negatives", "hard", "easy", "low", "middle", "high"];
  colours = { ...Object.fromEntries(names.map((name) => [name, of(name)])), models: [0, 1, 2].map((k) => of(`loss-${k}`)), names: [0, 1, 2].map((k) => of(`name-${k}`)) };
};
read_colours();

/** Work of each frame in milliseconds, for tests. */
export const work = [];
const waiting = new Set();
let asked = false, spent = 0;
const budget = 2;

export function timed(what) {
  const start = performance.now();
  what();
  spent += performance.now() - start;
}
/** Draws in the next frame; what finds no time there, in the one after. */
export function ask(draw) {
  waiting.delete(draw);
  waiting.add(draw);
  if (!asked) asked = true, requestAnimationFrame(frame);
}
function frame() {
  asked = false;
  const start = performance.now();
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() - start + spent > budget) break;
  }
  if (work.length < 5000) work.push(performance.now() - start + spent);
  spent = 0;
  if (waiting.size && !asked) asked = true, requestAnimationFrame(frame);
}

const all = new Set();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  read_colours();
  for (const redraw of all) redraw(true);
});

/** Keeps a canvas as large as it is shown and has it drawn: draw(context, width, height).  Returns what asks for a drawing. */
export function drawn(canvas, draw) {
  const context = canvas.getContext("2d");
  let width = 0, height = 0;
  const redraw = () => {
    if (!width) return;
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.font = '12px system-ui, "Noto Sans CJK SC", sans-serif';
    draw(context, width, height);
  };
  const ask_redraw = () => ask(redraw);
  new ResizeObserver(([{ contentRect }]) => {
    ({ width, height } = contentRect);
    ask_redraw();
  }).observe(canvas);
  all.add(ask_redraw);
  return ask_redraw;
}

export function text(context, what, x, y, { colour = colours.soft, align = "left", baseline = "alphabetic", room } = {}) {
  context.fillStyle = colour;
  context.textAlign = align;
  context.textBaseline = baseline;
  context.fillText(what, x, y, room);
}

/** Where a value of [from, to] stands between two places. */
export const scale = ([from, to], [start, end]) => (value) => start + ((value - from) / (to - from)) * (end - start);

/** Lines and numbers at the ticks of a box; x and y: {at: scale, ticks: [[value, text]]}. */
export function axes(context, { left, right, top, bottom }, x, y) {
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const [value] of y.ticks) context.moveTo(left, Math.round(y.at(value)) + 0.5), context.lineTo(right, Math.round(y.at(value)) + 0.5);
  context.stroke();
  for (const [value, label] of y.ticks) text(context, label, left - 6, y.at(value), { align: "right", baseline: "middle" });
  for (const [value, label] of x.ticks) text(context, label, x.at(value), bottom + 6, { align: "center", baseline: "top" });
}
