// The decision planes: probabilities, their contours, the points and one crosshair over all of them.
import { ask, colours, drawn, text } from "./canvas.js";
import { contour, value_at } from "./contour.js";
import { element, say, short, table } from "./dom.js";
import { called, view } from "./run.js";

const most_points = 1500; // of a class
const rgb = (colour) => [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16));
let ramp = null, ramp_of = "", layer = null, boundary = null;

/** 256 colours from low over middle to high. */
function colours_of_p() {
  const key = colours.low + colours.high;
  if (ramp_of === key) return ramp;
  const [low, middle, high] = [colours.low, colours.middle, colours.high].map(rgb);
  ramp_of = key;
  return ramp = Uint32Array.from({ length: 256 }, (_, i) => {
    const p = i / 255, from = p < 0.5 ? low : middle, to = p < 0.5 ? middle : high, part = p < 0.5 ? 2 * p : 2 * p - 1;
    const [r, g, b] = from.map((value, k) => Math.round(value + part * (to[k] - value)));
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
}

/** The points, drawn once for a size and a scheme. */
function points_layer(width, height) {
  const ratio = devicePixelRatio || 1;
  if (layer?.points === view.points && layer.key === `${width} ${height} ${ratio} ${colours.negatives}`) return layer.canvas;
  const canvas = Object.assign(document.createElement("canvas"), { width: width * ratio, height: height * ratio }), context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const { left, right, bottom, top } = view.area, count = view.points.length / 3, positives = [];
  let negatives = 0;
  for (let i = 0; i < count; ++i) view.points[3 * i + 2] ? positives.push(i) : ++negatives;
  const place = (i) => [((view.points[3 * i] - left) / (right - left)) * width, ((top - view.points[3 * i + 1]) / (top - bottom)) * height];
  const size = Math.max(0.75, Math.min(1.25, width / 400)), every = Math.ceil(negatives / most_points);
  // A path a dot: one path of a thousand takes longer.
  context.fillStyle = colours.negatives;
  for (let i = 0, seen = 0; i < count; ++i)
    if (!view.points[3 * i + 2] && seen++ % every === 0) {
      context.beginPath();
      context.arc(...place(i), 1.6 * size, 0, 7);
      context.fill();
    }
  context.fillStyle = colours.positives;
  context.strokeStyle = colours.panel;
  context.lineWidth = 1;
  const reach = 5 * size;
  for (let k = 0; k < positives.length; k += Math.ceil(positives.length / most_points)) {
    const [x, y] = place(positives[k]);
    context.beginPath();
    context.moveTo(x, y - reach), context.lineTo(x + reach, y), context.lineTo(x, y + reach), context.lineTo(x - reach, y);
    context.closePath();
    context.fill();
    context.stroke();
  }
  layer = { canvas, points: view.points, key: `${width} ${height} ${ratio} ${colours.negatives}` };
  return canvas;
}

/** The Bayes boundary, which stays what it is, found once for a size. */
function bayes_path(width, height) {
  if (boundary?.of !== view.bayes || boundary.width !== width) boundary = { of: view.bayes, width, path: contour(view.bayes, view.grid, 0.5, width, height) };
  return boundary.path;
}

const small = document.createElement("canvas"), small_context = small.getContext("2d");
let image = new ImageData(1, 1);
function draw_plane(context, width, height, model) {
  const plane = view.planes[model];
  if (!plane) return;
  const { n, raw, calibrated } = plane, of = colours_of_p();
  if (image.width !== n) image = new ImageData(n, n), small.width = small.height = n;
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < raw.length; ++i) pixels[i] = of[(raw[i] * 255 + 0.5) | 0];
  small_context.putImageData(image, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, width, height);
  context.drawImage(points_layer(width, height), 0, 0, width, height);
  const line = (path, colour, dash, thickness) => {
    context.setLineDash([]);
    context.strokeStyle = colours.panel;
    context.lineWidth = thickness + 2;
    context.stroke(path);
    context.setLineDash(dash);
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.stroke(path);
    context.setLineDash([]);
  };
  if (view.bayes.length) line(bayes_path(width, height), colours.text, [1.5, 3], 1.5);
  line(contour(raw, n, 0.5, width, height), colours.models[model], [], 3);
  if (differs(plane)) line(contour(calibrated, n, 0.5, width, height), colours.models[model], [7, 5], 2);
  if (view.cross) {
    const x = view.cross.x * width, y = view.cross.y * height;
    context.strokeStyle = colours.text;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 0), context.lineTo(x, height), context.moveTo(0, y), context.lineTo(width, y);
    context.stroke();
  }
}
/** Whether the loss has a bias of its own that the calibration undoes. */
const differs = ({ raw, calibrated }) => raw.some((p, i) => (p > 0.5) !== (calibrated[i] > 0.5));

export function p_at(model, { x, y }) {
  const { raw, calibrated, n } = view.planes[model];
  return { p: value_at(raw, n, x, y), calibrated: value_at(calibrated, n, x, y), bayes: view.bayes.length ? value_at(view.bayes, view.grid, x, y) : NaN };
}
const coordinates = ({ x, y }) => [view.area.left + x * (view.area.right - view.area.left), view.area.top - y * (view.area.top - view.area.bottom)];

function sentence(model) {
  const plane = view.planes[model];
  if (!plane) return say("plane_empty");
  const above = plane.raw.reduce((sum, p) => sum + (p > 0.5), 0) / plane.raw.length;
  return say("plane_sentence", called(view.names[model]), view.made, Math.round(100 * above));
}

/** The canvas of a model and what stands under it; moved() is called when the crosshair moves. */
export function plane_of(model, moved) {
  const canvas = element("canvas", { class: "plane", role: "img", tabindex: 0 }), under = element("p", { class: "reading" });
  const ask_plane = drawn(canvas, (context, width, height) => {
    draw_plane(context, width, height, model);
    read();
  });
  function read() {
    if (!view.planes[model]) return;
    if (!view.cross) return under.textContent = say("point_there");
    const { p, calibrated, bayes } = p_at(model, view.cross);
    const parts = [`p = ${short(p)}`, say("calibrated_p", short(calibrated))];
    if (!Number.isNaN(bayes)) parts.push(say("bayes_p", short(bayes)));
    under.textContent = parts.join(" · ");
  }
  const to = (x, y, by_keys) => {
    view.cross = { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
    moved(by_keys);
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    to((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  canvas.addEventListener("pointermove", at);
  canvas.addEventListener("pointerdown", at);
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "mouse") return;
    view.cross = null;
    moved();
  });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const { x, y } = view.cross ?? { x: 0.5, y: 0.5 };
    to(x + step[0] / 40, y + step[1] / 40, true);
  });
  const describe = () => canvas.setAttribute("aria-label", sentence(model));
  describe();
  return { canvas, under, ask: ask_plane, describe };
}

/** Probabilities on a coarse grid, for those who do not see the planes. */
export function planes_table() {
  const rows = [];
  for (const y of [0.1, 0.3, 0.5, 0.7, 0.9])
    for (const x of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const at = view.planes.map((_, model) => p_at(model, { x, y }));
      rows.push([coordinates({ x, y }).map((value) => short(value)).join(", "), ...at.flatMap(({ p, calibrated }) => [short(p), short(calibrated)]), short(at[0].bayes)]);
    }
  return table(say("planes_table"), ["x, y", ...view.names.flatMap((name) => [`p, ${called(name)}`, `${say("calibrated")}, ${called(name)}`]), say("bayes")], rows);
}

export const cross_sentence = () =>
  [coordinates(view.cross).map((value) => short(value)).join(", "), ...view.names.map((name, model) => `${called(name)}: p = ${short(p_at(model, view.cross).p)}`)].join("; ");

/** All planes as one picture, with what they are of. */
export function picture(canvases) {
  const gap = 24, head = 64, [{ width, height }] = canvases, ratio = devicePixelRatio || 1;
  const canvas = Object.assign(document.createElement("canvas"), { width: canvases.length * (width + gap) + gap, height: height + gap + head * ratio }), context = canvas.getContext("2d");
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, canvas.width, canvas.height);
  canvases.forEach((plane, model) => {
    const left = gap + model * (width + gap);
    context.drawImage(plane, left, head * ratio, width, height);
    context.font = `600 ${15 * ratio}px system-ui, sans-serif`;
    text(context, called(view.names[model]), left, 28 * ratio, { colour: colours.names[model] });
    context.font = `${12 * ratio}px system-ui, sans-serif`;
    text(context, say("picture_of", view.made), left, 50 * ratio);
  });
  return canvas;
}
