// A figure: its heading, one line that says what to learn from it, what it shows, and its numbers as a table on demand.
import { drawn } from "./canvas.js";
import { element, say } from "./dom.js";
import { view } from "./run.js";

/** rows() makes the table.  Returns {element, fill}: fill() brings the table up to date where it is open. */
export function figure(id, content, rows) {
  const data = element("div", { class: "scroll", tabindex: 0, role: "group", label: id });
  const details = element("details", { toggle: () => fill() }, element("summary", { say: "as_table" }), data);
  const fill = () => details.open && view.history.steps && data.replaceChildren(rows());
  return { element: element("figure", { id }, element("figcaption", {}, element("h2", { say: id }), element("p", { say: `${id}_caption` })), ...content, details), fill };
}

/** A canvas of a figure with a name that sentence() computes; where moved is given, a cursor over [0, 1] by mouse and arrow keys. */
export function chart(height, draw, sentence, moved) {
  const canvas = element("canvas", { role: "img", style: `height:${height}px`, ...(moved && { tabindex: 0 }) });
  const ask = drawn(canvas, draw);
  let at = null;
  const to = (place, by_keys) => {
    at = place === null ? null : Math.min(1, Math.max(0, place));
    moved(at, by_keys);
    ask();
  };
  if (moved) {
    canvas.addEventListener("pointermove", ({ offsetX }) => to((offsetX - margin.left) / (canvas.clientWidth - margin.left - margin.right)));
    canvas.addEventListener("pointerleave", () => to(null));
    canvas.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
      if (!step) return;
      event.preventDefault();
      to((at ?? 0.5) + step, true);
    });
  }
  const describe = () => canvas.setAttribute("aria-label", sentence() || say("plane_empty"));
  describe();
  return { canvas, ask, describe };
}

export const margin = { left: 44, right: 18, top: 10, bottom: 26 };
export const box_of = (width, height) => ({ left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom });

/** A list of what marks stand for: [text's key, an SVG's inside]. */
export function keys(entries) {
  return element("ul", { class: "keys" }, ...entries.map(([key, mark]) => {
    const item = element("li");
    item.innerHTML = `<svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">${mark}</svg>`;
    item.append(element("span", { say: key }));
    return item;
  }));
}
export const swatch = (colour) => `<rect x="4" y="1" width="18" height="12" rx="3" fill="var(--${colour})"/>`;
export const stroke = (colour, dash, width) => `<line x2="26" y1="7" y2="7" stroke="var(--${colour})" stroke-width="${width}" stroke-dasharray="${dash}"/>`;
