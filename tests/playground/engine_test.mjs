// The engine in WebAssembly against the native program: the command that the page shows, run, must give its numbers.
//
// usage: node engine_test.mjs ENGINE.wasm COMPARE
//   ENGINE.wasm: the module; COMPARE: the native program
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ledger_fields, load_engine } from "../../examples/playground/web/engine.js";

const [module_path, compare] = process.argv.slice(2).map((path) => resolve(path));
const allowed = 1e-12; // relative to the number or to 1

const points = ["x,y,label"];
for (let i = 0; i < 200; ++i) points.push(`${Math.sin(i) * 2},${Math.cos(i * 1.7)},${i % 7 === 0 ? 1 : 0}`);
const cases = [
  { settings: {}, steps: 500 },
  { settings: { dataset: "spirals", losses: "focal:gamma=0.5:alpha=0.25,asymmetric,ldam", prior: "none", optimizer: "sgd", hidden: "16", seed: 7 }, steps: 500 },
  { settings: { losses: "oversampling,ohem,poly1", label_noise: 0.05, schedule: "cosine", noise: 0.4 }, steps: 200 },
  { settings: { batch: 32 }, steps: 200, points: points.join("\n") },
];

const failures = [];
function near(got, want, what) {
  const distance = Math.abs(got - want) / Math.max(1, Math.abs(want));
  if (!(distance <= allowed) && !(Number.isNaN(got) && Number.isNaN(want))) failures.push(`${what}: ${got}, natively ${want}`);
  return Number.isNaN(distance) ? 0 : distance;
}

/** Each step's ledgers of all models, as the native program wrote them. */
function native_rows(folder) {
  const [head, ...lines] = readFileSync(join(folder, "steps.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
  const at = Object.fromEntries(head.map((name, i) => [name, i]));
  return lines.filter((row) => row[at.part] === "batch").map((row) => ledger_fields.map((name) => (row[at[name]] === "" ? NaN : Number(row[at[name]]))));
}

const engine = await load_engine(readFileSync(module_path));

// The module's numbers are read and written by JavaScript, which takes other texts for numbers than std::from_chars.
for (const text of ["", " 1", "1 ", "0x10", "+-1", "--1", "1,5", "1e", "1e999", "infinite", "abc", "."])
  if (engine.wrong({ learning_rate: text }) === null) failures.push(`a rate of '${text}' is taken`);
const written = { "0.1": "0.1", "1e-2": "0.01", "+.5": "0.5", 20: "20", 1234567: "1234567", 12345678: "12345678", 12345e6: "1.2345e10", "0.00001": "1e-5", "1e30": "1e30", "0.30000000000000004": "0.30000000000000004" };
for (const [text, wanted] of Object.entries(written)) {
  engine.start({ learning_rate: text, positives: 5, negatives: 70 });
  const [, said] = /--learning-rate (\S+)/.exec(engine.command());
  if (said !== wanted) failures.push(`a rate of ${text} is written ${said}, wanted ${wanted}`);
}
const folder = mkdtempSync(join(tmpdir(), "engine-test-"));
let largest = 0;
let compared = 0;
try {
  for (const [k, { settings, steps, points: own }] of cases.entries()) {
    const models = engine.start({ ...settings, steps }, own);
    const out = join(folder, `run-${k}`);
    if (own) writeFileSync(join(folder, "points.csv"), own);
    const words = engine.command().split(" ").slice(2);
    execFileSync(compare, [...words, "--out", out, "--lang", "en"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    const rows = native_rows(out);
    const { done, stopped } = engine.step(steps);
    if (done !== steps) throw new Error(`${words.join(" ")}: ${done} steps, then: ${stopped}`);
    const all = engine.ledgers(steps * models);
    for (let row = 0; row < rows.length; ++row)
      for (const [f, name] of ledger_fields.entries()) {
        largest = Math.max(largest, near(all[row * ledger_fields.length + f], rows[row][f], `case ${k}, row ${row}, ${name}`));
        ++compared;
      }
    if (rows.length !== steps * models) failures.push(`case ${k}: ${rows.length} rows for ${steps * models}`);
    const names = words[words.indexOf("--losses") + 1].split(",");
    const { losses } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    for (let model = 0; model < models; ++model) {
      engine.precision_recall(model, 1e9);
      const metrics = engine.metrics(model);
      for (const [name, value] of Object.entries(metrics)) {
        const native = losses[names[model]][name].mean;
        largest = Math.max(largest, near(value, native ?? NaN, `case ${k}, model ${model}, ${name}`));
        ++compared;
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(failures.slice(0, 20).join("\n") || `the same numbers: ${compared} compared, the largest difference ${largest}`);
process.exitCode = failures.length ? 1 : 0;
