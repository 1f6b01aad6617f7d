// The tape of the next step, drawn by the engine; a node tells how it was computed and what backward did there.
/* global SOURCE_URL */
import { element, say, whenever_spoken } from "./dom.js";
import { called, view } from "./run.js";

/** The drawing keeps its styles to itself; these go with the page's. */
const style = `<style>svg { background: transparent !important; display: block; --ink: var(--text); --faint: var(--soft) }
g[tabindex] { cursor: pointer } g[tabindex]:focus { outline: none }
g[tabindex]:focus-visible .card, g[tabindex]:hover .card { stroke: var(--mark); stroke-width: 3 }
g[aria-current] .card { stroke: var(--positives); stroke-width: 4 }
@media (prefers-color-scheme: dark) {
  .card { fill: #232b34 } .data { fill: #353d46 } .variable { fill: #1d3a55 } .parameter { fill: #1e4530 } .loss { fill: #5b3c10 }
  .norm { fill: #f0a868; stroke: #1a2027 } .layer { fill: #ffffff0a }
}</style>`;

/** ask_tape(model), ask_node(number): what is asked of the worker. */
export function tape(ask_tape, ask_node) {
  const host = element("div", { class: "tape", tabindex: 0, role: "group", label: "tape", hidden: true }), story = element("dl", { class: "story", "aria-live": "polite" });
  const choice = element("select", { id: "tape-of" }), inside = host.attachShadow({ mode: "open" });
  let nodes = [], chosen = -1, told = null;
  choice.addEventListener("change", () => ask_tape(Number(choice.value)));

  function choose(number, focus) {
    chosen = number;
    nodes.forEach((node, k) => (k === number ? node.setAttribute("aria-current", "true") : node.removeAttribute("aria-current")));
    if (!nodes[number]) return;
    if (focus) nodes[number].focus();
    const box = nodes[number].getBoundingClientRect(), frame = host.getBoundingClientRect();
    if (box.left < frame.left || box.right > frame.right) host.scrollLeft += (box.left + box.right - frame.left - frame.right) / 2;
    ask_node(number);
  }
  function show({ tape: drawing, tape_of }) {
    inside.innerHTML = drawing + style;
    const svg = inside.querySelector("svg");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", say("tape"));
    nodes = [...inside.querySelectorAll("svg > g[tabindex]")];
    nodes.forEach((node, k) => {
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", [...node.querySelectorAll("text")].map((line) => line.textContent).join(" "));
      node.addEventListener("click", () => choose(k));
      node.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") choose(k);
        else if (event.key === "ArrowRight" || event.key === "ArrowLeft") nodes[k + (event.key === "ArrowRight" ? 1 : -1)]?.focus();
        else return;
        event.preventDefault();
      });
    });
    choice.value = tape_of;
    choose(chosen >= 0 && chosen < nodes.length ? chosen : nodes.length - 2);
  }
  function tell(node) {
    told = node;
    if (!node) return story.replaceChildren(element("dd", {}, say("tape_when_paused")));
    const terms = [["operator", node.name ? `${node.title} '${node.name}'` : node.title], ["formula", node.formula && element("code", {}, node.formula.replaceAll(";  ", "\n"))], ["shape", node.shape],
      ["value", node.value], ["gradient", node.gradient || say("no_gradient")]];
    if (node.sent.length) terms.push(["sent", element("span", {}, ...node.sent.flatMap(({ input, what }, k) => [k ? element("br") : "",
      element("button", { click: () => choose(input, true) }, `→ ${name_of(input)}`), ` ${what}`]))]);
    const line = `${node.file}:${node.line}`, address = `${SOURCE_URL.replace("{file}", node.file)}#L${node.line}`;
    if (node.file) terms.push(["line", SOURCE_URL ? element("a", { href: address, target: "_blank", rel: "noopener" }, line) : line]);
    story.replaceChildren(...terms.filter(([, what]) => what).flatMap(([key, what]) => [element("dt", {}, say(key)), element("dd", {}, what)]));
  }
  const name_of = (number) => nodes[number]?.querySelector("text")?.textContent ?? number;
  const forget = () => {
    if (!told && story.children.length) return;
    host.inert = true;
    tell(null);
  };
  whenever_spoken(() => tell(told));
  const made = element("figure", { id: "tape", class: "wide" }, element("figcaption", {}, element("h2", { say: "tape" }), element("p", { say: "tape_caption" })),
    element("div", { class: "row" }, element("label", { for: "tape-of", say: "model" }), choice), host, story);
  return { element: made, names: () => choice.replaceChildren(...view.names.map((name, model) => element("option", { value: model }, called(name)))),
    show: (drawing) => { host.inert = host.hidden = false; show(drawing); }, tell, forget };
}
