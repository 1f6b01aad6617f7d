// Elements of the page, and its texts in the language that is spoken.
import { words } from "./words.js";

let language = 0;
const spoken = [];

/** A text by its key; {0}, {1}… are replaced. */
export const say = (key, ...values) => words[key][language].replace(/\{(\d)\}/g, (_, k) => values[k]);
export const chinese = () => language === 1;
/** One of two texts that stand side by side, English and Chinese. */
export const either = (texts) => texts[language];

export function speak(lang) {
  language = lang === "zh" ? 1 : 0;
  document.documentElement.lang = language ? "zh-Hans" : "en";
  for (const tell of spoken) tell();
}
/** Does something now and whenever the language changes. */
export function whenever_spoken(tell) {
  spoken.push(tell);
  tell();
}

/** An element; an attribute that is a function listens, one of `say` is a text's key. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (name === "say") whenever_spoken(() => { made.textContent = say(value); });
    else if (name === "label") whenever_spoken(() => made.setAttribute("aria-label", say(value)));
    else if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function table(caption, head, rows) {
  const row = (cells, scope) => element("tr", {}, ...cells.map((cell, i) => element(scope || i === 0 ? "th" : "td", { scope: scope || (i === 0 && "row") }, String(cell))));
  return element("table", {}, element("caption", {}, caption), element("thead", {}, row(head, "col")), element("tbody", {}, ...rows.map((cells) => row(cells))));
}

/** A number in short. */
export function short(value, digits = 3) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(digits - 1) : String(Number(value.toPrecision(Math.max(digits, size >= 1 ? Math.ceil(Math.log10(size + 1)) : 0))));
}
export const count = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
