// A chart in a figure, for eyes, keys and screen readers.
import * as Plot from "@observablehq/plot";
import { say } from "./words.js";

/// The caption says what it shows; label is its name for those who do not see it.
export function figure(caption, label, options, width) {
  const element = document.createElement("figure"), said = document.createElement("figcaption"), chart = document.createElement("div");
  said.textContent = caption;
  const drawing = Plot.plot({
    width, height: Math.round(Math.min(320, width * 0.72)), marginLeft: 48, marginBottom: 38, marginTop: 24,
    style: { background: "transparent", fontSize: "12px" }, ...options,
  });
  drawing.setAttribute("aria-hidden", "true");
  chart.className = "chart";
  chart.tabIndex = 0;
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", label);
  chart.setAttribute("aria-roledescription", say("chartKeys"));
  chart.append(drawing);
  pointByKeys(chart, drawing);
  element.append(said, chart);
  return element;
}

/// A list of what lines and fills stand for: [name, colour, dash].
export function keys(entries) {
  const list = document.createElement("ul");
  list.className = "keys";
  for (const [name, colour, dash = ""] of entries) {
    const item = document.createElement("li");
    item.innerHTML = `<svg width="26" height="10" aria-hidden="true"><line x2="26" y1="5" y2="5" stroke="${colour}" stroke-width="4" stroke-dasharray="${dash}"/></svg>`;
    item.append(name);
    list.append(item);
  }
  return list;
}

const point = (drawing, type, x, y) => {
  const { left, top } = drawing.getBoundingClientRect();
  drawing.dispatchEvent(new PointerEvent(type, { pointerType: "mouse", clientX: left + x, clientY: top + y }));
};

/// Arrow keys move a pointer over the chart as a mouse does; what its tip says is said to a screen reader too.
function pointByKeys(chart, drawing) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let at = null;
  chart.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const { width, height } = drawing.getBoundingClientRect();
    const inside = (value, size) => Math.min(size - 1, Math.max(1, value));
    at = at ? [inside(at[0] + step[0] * width / 40, width), inside(at[1] + step[1] * height / 20, height)] : [width / 2, height / 2];
    point(drawing, "pointermove", ...at);
    requestAnimationFrame(() => {
      const lines = [...drawing.querySelectorAll("[aria-label=tip] tspan")].map((line) => line.textContent.replace(/\u200b/g, "").trim());
      document.getElementById("said").textContent = lines.filter(Boolean).join(", ");
    });
  });
  chart.addEventListener("blur", () => {
    if (at) point(drawing, "pointerleave", ...at);
    at = null;
  });
}

/// Pointing at one of the figures points at the same place of each: one crosshair over all.
export function pointTogether(figures) {
  const charts = figures.map((element) => element.querySelector(".chart svg"));
  for (const chart of charts)
    for (const type of ["pointerenter", "pointermove", "pointerleave"])
      chart.addEventListener(type, (event) => {
        if (!event.isTrusted) return;
        const { left, top } = chart.getBoundingClientRect();
        for (const other of charts) if (other !== chart) point(other, type, event.clientX - left, event.clientY - top);
      });
  return figures;
}

/// Draws anew when the page has another width: a phone's bars that come and go change its height alone.
export function whenWidened(draw) {
  let width = document.body.clientWidth;
  addEventListener("resize", () => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    draw();
  });
}
