// The settings' controls, made of the engine's own table of them.
import { either, element, say, whenever_spoken } from "./dom.js";

const groups = { data: ["dataset", "positives", "negatives", "noise", "label_noise"], network: ["hidden", "prior", "seed"], training: ["optimizer", "learning_rate", "schedule", "batch", "weight_decay"] };

/** {fields: name → {kind, value, range, says}, losses: name → {says, options: [{name, value, range}]}} of the table. */
export function read_table(table) {
  const fields = {}, losses = {};
  for (const line of table.trim().split("\n")) {
    const [name, ...rest] = line.split("\t");
    if (name === "loss") losses[rest[0]] = { says: rest.slice(1, 3), options: [] };
    else if (name === "option") losses[rest[0]].options.push({ name: rest[1], value: rest[2], range: rest[3] });
    else fields[name] = { kind: rest[0], value: rest[1], range: rest[2], says: rest.slice(3, 5) };
  }
  return { fields, losses };
}

/** A control of a field; changed(value) when it does. */
function control(name, { kind, value, range, says }, changed, explain) {
  const attributes = { id: `set-${name}`, autocomplete: "off", "aria-describedby": `wrong-${name}`, change: ({ target }) => changed(target.value.trim()), focus: () => explain(`${either(says)}${range && ` (${range})`}`) };
  const choices = name === "prior" ? ["data", "none"] : kind.includes(",") ? kind.split(",") : null;
  const made = choices
    ? element("select", attributes, ...choices.map((choice) => (name === "prior" ? element("option", { value: choice, say: `prior_${choice}` }) : element("option", { value: choice }, choice))))
    : element("input", { ...attributes, inputmode: kind === "count" ? "numeric" : kind === "number" ? "decimal" : "text", placeholder: value });
  made.show = (shown) => {
    if (choices && ![...made.options].some((option) => option.value === shown)) made.append(element("option", { value: shown }, shown));
    made.value = shown;
  };
  whenever_spoken(() => { made.title = either(says); });
  return made;
}

/** changed(name, value); own(text) with the text of a file of one's own, "" for none. */
export function controls({ fields }, changed, own) {
  const made = {}, wrongs = {}, hint = element("p", { class: "soft wide hint" });
  const labelled = (name) => {
    made[name] = control(name, fields[name], (value) => changed(name, value), (text) => { hint.textContent = text; });
    wrongs[name] = element("span", { class: "wrong", id: `wrong-${name}` });
    return element("label", { class: ["prior", "dataset"].includes(name) ? "wide" : "" }, element("span", { say: name }), made[name], wrongs[name]);
  };
  const file = element("input", { type: "file", accept: ".csv,text/csv", id: "own", "aria-describedby": "own-says wrong-own" });
  const generated = element("button", { hidden: true, say: "own_none", click: () => { file.value = ""; generated.hidden = true; own(""); } });
  wrongs.own = element("span", { class: "wrong", id: "wrong-own" });
  file.addEventListener("change", () => {
    if (!file.files.length) return;
    const reader = new FileReader();
    reader.onload = () => { generated.hidden = false; own(reader.result); };
    reader.readAsText(file.files[0]);
  });
  const own_part = element("div", { class: "wide" }, element("label", { for: "own", say: "own" }), file, element("small", { id: "own-says", say: "own_says" }), wrongs.own, generated);
  const aside = element("aside", { class: "card controls", label: "settings" },
    ...Object.entries(groups).flatMap(([group, names]) => [element("h2", { say: group }), ...names.map(labelled), ...(group === "data" ? [own_part] : [])]), hint);
  return { element: aside, made, wrongs };
}

/** The choice of a model's loss with its options: "focal:gamma=2" in, changed("focal:gamma=1") out. */
export function loss_of({ losses }, model, changed) {
  const says = element("p", { class: "soft" }), options = element("span", { class: "row" }), wrong = element("p", { class: "wrong", id: `wrong-loss-${model}` });
  const choice = element("select", { id: `loss-${model}`, "aria-describedby": wrong.id }, ...Object.keys(losses).map((name) => element("option", { value: name }, name)));
  whenever_spoken(() => choice.setAttribute("aria-label", say("loss_of", model + 1)));
  let name = "";
  choice.addEventListener("change", () => changed(choice.value));
  const read = () => changed([name, ...[...options.querySelectorAll("input")].filter((input) => input.value.trim()).map((input) => `${input.name}=${input.value.trim()}`)].join(":"));
  function show(text) {
    const [loss, ...given] = text.split(":"), values = Object.fromEntries(given.map((option) => option.split("=")));
    if (!losses[loss]) return (wrong.textContent ||= text);
    for (const input of options.querySelectorAll("input")) if (loss === name && document.activeElement !== input) input.value = values[input.name] ?? "";
    if (loss !== name) {
      choice.value = name = loss;
      options.replaceChildren(...losses[loss].options.map((option) => element("label", { title: option.range }, option.name,
        element("input", { name: option.name, value: values[option.name] ?? "", placeholder: option.value || "–", inputmode: "decimal", autocomplete: "off", change: read, "aria-describedby": wrong.id }))));
    }
    says.textContent = either(losses[loss].says);
  }
  whenever_spoken(() => name && (says.textContent = either(losses[name].says)));
  return { elements: [element("div", { class: "loss" }, choice, options, wrong), says], show, wrong, choice };
}
