// The engine in WebAssembly beside the native one, in one run: how many times as long a step and a surface take.
//
// usage: node wasm.mjs ENGINE.wasm SESSION
//   SESSION: the program of tests/bench/session.cpp
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { load_engine } from "../../examples/playground/web/engine.js";

const [module_path, session] = process.argv.slice(2);
const engine = await load_engine(readFileSync(module_path));
engine.start({});

function shortest(rounds, work) {
  let least = Infinity;
  for (let i = 0; i < rounds; ++i) {
    const begun = performance.now();
    work();
    least = Math.min(least, performance.now() - begun);
  }
  return least * 1000;
}

const least = { native_step: Infinity, native_surface: Infinity, step: Infinity, surface: Infinity };
for (let round = 0; round < 5; ++round) {
  const [step, surface] = execFileSync(session, { encoding: "utf8" }).split(" ").map(Number);
  least.native_step = Math.min(least.native_step, step);
  least.native_surface = Math.min(least.native_surface, surface);
  // Ten steps a call: a call's clock is coarser than a step.
  least.step = Math.min(least.step, shortest(300, () => engine.step(10)) / 10);
  least.surface = Math.min(least.surface, shortest(40, () => engine.surface(0, 64, { left: -2, right: 3, bottom: -2, top: 2 }, false)));
}
const times = (a, b) => (a / b).toFixed(2);
console.log(`a step of two models: native ${least.native_step.toFixed(1)} µs, WebAssembly ${least.step.toFixed(1)} µs, ${times(least.step, least.native_step)} times`);
console.log(`a surface of 64 × 64: native ${(least.native_surface / 1000).toFixed(2)} ms, WebAssembly ${(least.surface / 1000).toFixed(2)} ms, ${times(least.surface, least.native_surface)} times`);
