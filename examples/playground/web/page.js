// The page: what is chosen goes to the worker, what it finds to the figures.
import { ask, drawn, timed, work } from "./canvas.js";
import { controls, loss_of, read_table } from "./controls.js";
import { gradients, ledger, losses } from "./curves.js";
import { chinese, count, element, say, short, speak, whenever_spoken } from "./dom.js";
import { keys, stroke } from "./figure.js";
import { copy, save_picture, save_text } from "./keep.js";
import { engine_bytes, new_worker } from "./parts.js";
import { cross_sentence, plane_of, planes_table } from "./planes.js";
import { histogram, ranking } from "./ranking.js";
import { called, History, view } from "./run.js";
import { hash_of, read_address } from "./state.js";
import { tape } from "./tape.js";
import { Trainer } from "./trainer.js";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const state = read_address(location);
const at_first = state.at === "" ? 0 : Number(state.at) || 0;
speak(state.lang || (navigator.language.startsWith("zh") ? "zh" : "en"));
view.threshold = Number(state.threshold) || 0;

let known, settings, panel = [], playing = false, points = "", command = "", problem = "", progress = "";
const said = element("p", { id: "said", class: "unseen", role: "status" }), status = element("p", { id: "status", class: "wrong", role: "alert" });

/* -- what stands on the page -- */
const button = (key, click, more = {}) => element("button", { id: key, say: key, click, ...more });
const play = element("button", { id: "play", class: "main", click: () => set_playing(!playing) });
const counter = element("output", { id: "counter" });
const speed = element("select", { id: "speed", label: "speed" }, ...["1", "10", "100", "max"].map((value) => element("option", { value, say: `speed_${value}` })));
const stop_at = element("input", { id: "set-steps", label: "steps", inputmode: "numeric", autocomplete: "off", "aria-describedby": "wrong-steps" });
const transport = element("div", { class: "transport", role: "group", label: "controls" },
  play, button("step_once", step_once), button("back", () => begin(Math.max(0, view.made - 1), false)), button("restart", () => begin(0, true)),
  element("span", { class: "row" }, counter, stop_at), speed, status);
speed.value = state.speed;
if (speed.selectedIndex < 0) speed.value = state.speed = "100";

const loss_curves = losses(), shares = gradients(), sums = ledger(), sure = histogram(), ranks = ranking(set_threshold);
const tapes = tape((model) => trainer.send({ tell: "tape", model }), (number) => trainer.send({ tell: "node", number }));
const fast = [loss_curves, shares, { ask: () => ask(sums.draw) }], slow = [sure, ranks], tables = [loss_curves, shares, sums, sure, ranks];

const plane_cards = element("div", { class: "planes" }), planes_rows = element("div", { class: "scroll", tabindex: 0, role: "group", label: "planes_table" });
const planes_details = element("details", { toggle: fill_planes }, element("summary", { say: "as_table" }), planes_rows);
const own_csv = button("own_csv", () => save_text("points.csv", points), { hidden: true });
const command_line = element("code", { id: "command" });
const hand_in = element("figure", { id: "hand_in", class: "wide" }, element("figcaption", {}, element("h2", { say: "hand_in" }), element("p", { say: "hand_in_caption" })),
  element("div", { class: "row" }, button("copy_link", copy_link), button("png", () => save_picture(`focalgrad-${view.made}.png`, panel.map(({ plane }) => plane.canvas))), button("csv", () => save_text("ledgers.csv", view.history.csv(view.names))),
    button("copy_command", () => copy(command)), own_csv), command_line);
const add = button("add", () => set_losses([...chosen_losses(), "focal:gamma=2:alpha=0.25"]));
const planes = element("section", { class: "card", id: "plane" }, element("h2", { say: "plane" }), element("p", { class: "soft", say: "plane_caption" }),
  keys([["line_half", stroke("mark", "", 3)], ["line_calibrated", stroke("mark", "7 5", 2)], ["line_bayes", stroke("text", "1.5 3", 1.5)],
    ["mark_positive", '<path d="M13 1l6 6-6 6-6-6z" fill="var(--positives)"/>'], ["mark_negative", '<circle cx="13" cy="7" r="2.5" fill="var(--negatives)"/>'],
    ["ramp", ["low", "middle", "high"].map((name, k) => `<rect x="${1 + 8 * k}" y="2" width="8" height="10" fill="var(--${name})"/>`).join("")]]), plane_cards, add, planes_details);
const main = element("main", {}, transport);
document.getElementById("page").append(
  element("header", {}, element("h1", { say: "title" }), element("button", { id: "language", say: "language", click: change_language }), element("p", { class: "lead", say: "lead" })), main, said);
whenever_spoken(() => { document.title = `${say("title")} · focalgrad`; });

/* -- settings -- */
const value_of = (name) => state.settings[name] ?? known.fields[name].value;
const chosen_losses = () => value_of("losses").split(",");
function set(name, value, at = 0) {
  if (value === "" || value === known.fields[name].value) delete state.settings[name];
  else state.settings[name] = value;
  begin(at, playing || !still);
}
const set_losses = (all) => set("losses", all.join(","));

/** Each control shows its setting, and no complaint. */
function show_settings() {
  for (const [name, made] of Object.entries(settings.made)) made.show(value_of(name));
  stop_at.value = value_of("steps");
  const all = chosen_losses();
  while (panel.length > all.length) panel.pop().element.remove();
  while (panel.length < all.length) panel.push(new_card(panel.length));
  panel.forEach((card, model) => {
    card.loss.wrong.textContent = "";
    card.loss.show(all[model]);
    card.remove.hidden = all.length < 3 || model === 0;
  });
  add.hidden = all.length > 2;
  for (const wrong of [...Object.values(settings.wrongs), status]) wrong.textContent = "";
  for (const control of document.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}
function new_card(model) {
  const loss = loss_of(known, model, (text) => set_losses(chosen_losses().map((other, k) => (k === model ? text : other))));
  const plane = plane_of(model, moved), remove = element("button", { say: "remove", click: () => set_losses(chosen_losses().filter((_, k) => k !== model)) });
  const card = element("div", { class: "model", style: `--own:var(--name-${model})` }, ...loss.elements, plane.canvas, element("div", { class: "row" }, plane.under, remove));
  plane_cards.append(card);
  return { element: card, loss, plane, remove };
}
function complain({ name, why, loss }) {
  const place = loss >= 0 ? panel[loss]?.loss.wrong : settings.wrongs[name], control = loss >= 0 ? panel[loss]?.loss.choice : name === "steps" ? stop_at : settings.made[name];
  if (place) place.textContent = why;
  control?.setAttribute("aria-invalid", "true");
  stop(why);
}

/* -- the training -- */
const trainer = new Trainer(new_worker, hear, (why) => stop(why));
window.focalgrad = { work, view, state, trainer };

function begin(at, then_play) {
  problem = progress = "";
  view.made = at;
  show_settings();
  tapes.forget();
  trainer.start({ settings: state.settings, points, at, play: then_play, steps: Number(value_of("steps")) || 0, ...pace() }, view.threshold);
  playing = then_play;
  show_state();
  write_address();
}
const pace = () => ({ speed: state.speed === "max" ? Infinity : Number(state.speed), pictures: still ? 2 : 15 });
function set_playing(wanted) {
  if (wanted && problem) return begin(0, true);
  playing = wanted && view.made < Number(value_of("steps"));
  trainer.send({ tell: "play", play: playing, ...pace() });
  if (playing) tapes.forget();
  show_state();
}
function step_once() {
  playing = false;
  trainer.send({ tell: "step" });
  show_state();
}
function stop(why) {
  problem = why && say("stopped", why);
  playing &&= !why;
  show_state();
}
function show_state() {
  if (status.textContent !== problem) status.textContent = problem;
  if (!known) return;
  play.textContent = say(playing ? "pause" : "play");
  counter.textContent = progress || say("step_of", count(view.made));
}

const heard = {
  settings(table) {
    known = read_table(table);
    settings = controls(known, set, (text) => { points = text; own_csv.hidden = !text; begin(0, playing || !still); });
    main.append(element("div", { class: "board" }, settings.element, planes,
      element("div", { class: "figures" }, loss_curves.element, shares.element, sums.element, sure.element, ranks.element, tapes.element, hand_in)));
    begin(at_first, !still && state.at === "");
  },
  wrong: complain,
  started(started) {
    Object.assign(view, started, { names: chosen_losses(), history: new History(started.models), planes: [], histograms: [], rankings: [], confusions: [], made: 0 });
    command = started.command;
    command_line.textContent = command;
    loss_curves.names();
    tapes.names();
  },
  progress: (made) => { progress = say("replaying", count(made)); },
  stopped: stop,
  ledgers(ledgers, frame) {
    progress = "";
    view.history.add(ledgers);
    view.made = frame.made;
    playing = frame.playing;
    for (const figure of fast) figure.ask();
  },
  planes(all) {
    view.planes = all;
    for (const { plane } of panel) plane.ask();
    window.focalgrad.first ??= performance.now();
  },
  histograms(all) { view.histograms = all; sure.ask(); },
  rankings(all, frame) {
    view.rankings = all;
    view.confusions = all.map(({ confusion }) => confusion);
    view.whole = Boolean(frame.whole);
    ranks.ask();
  },
  confusions(all) { if (view.rankings.length) view.confusions = all, ranks.ask(); },
  tape: (_, frame) => tapes.show(frame),
  story: (node) => tapes.tell(node),
  settled: () => at_rest(),
};
function hear(message) {
  timed(() => {
    for (const [what, tell] of Object.entries(heard)) if (message[what] !== undefined) tell(message[what], message);
    show_state();
    if (message.ledgers || message.progress) requestAnimationFrame(() => trainer.send({ tell: "taken" }));
  });
}

/** Once all that a rest shows has come. */
function at_rest() {
  describe();
  const found = view.rankings.map(({ metrics }, model) => say("at_rest_of", called(view.names[model]), short(metrics.average_precision))).join(" ");
  said.textContent = say(view.made >= Number(value_of("steps")) ? "finished" : "at_rest", count(view.made), found);
  window.focalgrad.settled = view.made;
  write_address();
}
function describe() {
  for (const { plane } of panel) plane.describe();
  for (const figure of [...fast, ...slow]) figure.describe?.();
  for (const figure of tables) figure.fill();
  fill_planes();
}
function fill_planes() {
  if (planes_details.open && view.planes.length) planes_rows.replaceChildren(planes_table());
}
setInterval(() => { if (playing && view.planes.length) ask(describe); }, 2000);

function moved(by_keys) {
  for (const { plane } of panel) plane.ask();
  if (by_keys) said.textContent = cross_sentence();
}
function set_threshold(value) {
  view.threshold = value;
  state.threshold = String(value);
  trainer.send({ tell: "threshold", threshold: value });
  write_address();
}
speed.addEventListener("change", () => { state.speed = speed.value; set_playing(playing); });
/** A later stop trains on from here; the replay is quick, and a schedule that falls until the stop is another one. */
stop_at.addEventListener("change", () => set("steps", stop_at.value.trim(), view.made));

/* -- the address -- */
const address = (at) => hash_of({ ...state, at });
let writing = 0;
function write_address() {
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(null, "", address(playing || problem ? "" : String(view.made))), 300);
}
function copy_link() {
  history.replaceState(null, "", address(String(view.made)));
  copy(location.href);
}
addEventListener("hashchange", () => location.reload());
function change_language() {
  state.lang = chinese() ? "en" : "zh";
  speak(state.lang);
  show_state();
  for (const figure of [...fast, ...slow]) figure.ask();
  if (view.names.length) moved(), describe();
  write_address();
}

counter.textContent = say("loading");
play.textContent = say("play");
engine_bytes().then((bytes) => {
  window.focalgrad.arrived = performance.now();
  trainer.load(bytes);
}, (error) => stop(error.message));
