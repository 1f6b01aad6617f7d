// The charts of report.html, drawn from the numbers in the page; redrawn when the page's width, the language, the
// losses shown, or the moment change.
import { calibration, cumulative, lossCurves, ranking } from "./curves.js";
import { differences } from "./differences.js";
import { keys, whenWidened } from "./figure.js";
import { found } from "./found.js";
import { histogram, plane } from "./models.js";
import { pictures } from "./pictures.js";
import { rates } from "./rates.js";
import { colour, dash, data, look, many, shown } from "./run.js";
import { loss, sources, sourcesKeys } from "./training.js";
import { threshold, thresholdKeys, thresholds, written } from "./threshold.js";
import { say, useChinese } from "./words.js";

const byId = (id) => document.getElementById(id);
const charts = {
  differences: data.losses.length > 1 && data.seeds > 1 && differences,
  loss, sources, histogram,
  plane: data.plane && plane,
  threshold: data.curves && threshold, ranking, calibration, cumulative,
  rates: data.rates.losses.length > 0 && rates,
  loss_curves: lossCurves,
  focal_curve: pictures("focal_curve"),
  cumulative_by_gamma: pictures("cumulative_by_gamma"),
  alpha_gamma: pictures("alpha_gamma"),
  prior_start: pictures("prior_start"),
};
const placeOf = (name) => document.querySelector(`[data-charts="${name}"]`);

/// A chart without numbers is left out, with its section.
for (const [name, chart] of Object.entries(charts)) {
  const section = placeOf(name).closest("section");
  if (chart) section.hidden = false;
  else section.remove(), delete charts[name];
}

function setOff(text) {
  const element = document.createElement("strong");
  element.textContent = text;
  return element;
}

function draw(name) {
  const place = placeOf(name);
  // The grid says how many columns it has room for; a chart has its figure's inside.
  place.replaceChildren(document.createElement("figure"));
  const { paddingLeft, paddingRight } = getComputedStyle(place.firstChild);
  const count = { differences: data.headline.length, ranking: 2, calibration: 2, cumulative: 2, loss_curves: 2, rates: 1 }[name] ?? data.pictures[name]?.length ?? shown.losses.length;
  for (let k = 1; k < count; ++k) place.append(document.createElement("figure"));
  const width = Math.floor(place.firstChild.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
  place.replaceChildren(...charts[name](Math.max(200, width)));
  const sentence = document.querySelector(`[data-found="${name}"]`);
  if (sentence) sentence.replaceChildren(...found[name]().split("**").map((part, i) => (i % 2 ? setOff(part) : part)));
}

function addSlider(place) {
  const label = document.createElement("label"), slider = document.createElement("input"), output = document.createElement("output");
  slider.id = `step-${place.closest("section").getAttribute("aria-labelledby")}`;
  label.htmlFor = output.htmlFor = slider.id;
  Object.assign(slider, { type: "range", min: 0, max: data.looks.length - 1, step: 1, autocomplete: "off" });
  slider.addEventListener("input", () => {
    shown.moment = Number(slider.value);
    sayMoment();
    ["histogram", "plane"].filter((name) => charts[name]).forEach(draw);
  });
  place.append(label, slider, output);
}

function addThreshold(place) {
  const label = document.createElement("label"), slider = document.createElement("input"), output = document.createElement("output");
  slider.id = label.htmlFor = output.htmlFor = "threshold-slider";
  Object.assign(slider, { type: "range", min: 0, max: thresholds.length - 1, step: 1, value: shown.threshold, autocomplete: "off" });
  slider.addEventListener("input", () => {
    shown.threshold = Number(slider.value);
    sayThreshold();
    draw("threshold");
  });
  place.append(label, slider, output);
}

function sayThreshold() {
  const [label, slider, output] = document.querySelector("[data-threshold]").children;
  label.textContent = say("threshold");
  output.textContent = written(shown.threshold);
  slider.setAttribute("aria-valuetext", output.textContent);
}

function sayMoment() {
  for (const place of document.querySelectorAll("[data-slider]")) {
    const [label, slider, output] = place.children;
    label.textContent = say("afterStep");
    slider.value = shown.moment;
    slider.setAttribute("aria-valuetext", say("stepValue", look().step));
    output.textContent = look().step;
  }
}

/// Which losses the charts show: all of a few, two of many.
function addKeys() {
  const list = keys(shown.losses.map((k) => [data.losses[k], colour(k), dash(k)]));
  if (many)
    [...list.children].forEach((item, place) => {
      const label = document.createElement("label"), choice = document.createElement("select");
      label.textContent = `${say(place === 0 ? "compare" : "with")} `;
      data.losses.forEach((name, k) => choice.add(new Option(name, k, false, k === shown.losses[place])));
      choice.id = `shown-${place}`;
      choice.addEventListener("change", () => {
        const chosen = Number(choice.value), other = 1 - place;
        if (shown.losses[other] === chosen) shown.losses[other] = shown.losses[place];
        shown.losses[place] = chosen;
        byId(`shown-${other}`).value = shown.losses[other];
        drawAll();
      });
      label.append(choice);
      item.replaceChildren(item.firstChild, label);
    });
  byId("keys").setAttribute("aria-label", say("losses"));
  byId("keys").replaceChildren(...list.children);
  byId("sources-keys").replaceChildren(...sourcesKeys().children);
  byId("threshold-keys").replaceChildren(...thresholdKeys().children);
}

const drawAll = () => Object.keys(charts).forEach(draw);

function speak() {
  const chinese = byId("zh").checked;
  useChinese(chinese);
  document.documentElement.lang = chinese ? "zh-Hans" : "en";
  document.title = say("title");
  addKeys();
  sayMoment();
  sayThreshold();
  drawAll();
}

document.documentElement.classList.toggle("many", many);
document.querySelectorAll("[data-slider]").forEach(addSlider);
document.querySelectorAll("[data-threshold]").forEach(addThreshold);
document.querySelectorAll("[name=language]").forEach((choice) => choice.addEventListener("change", speak));
speak();

whenWidened(drawAll);
// Paper has no summary to press.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
