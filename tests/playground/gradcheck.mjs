// gradcheck of every operator inside WebAssembly.
//
// usage: node gradcheck.mjs GRADCHECK.wasm
import { readFileSync } from "node:fs";
import { number_texts } from "../../examples/playground/web/engine.js";

// Files and the environment, which the library's file formats would use, and nothing here does.
const nothing = new Proxy({}, { get: () => () => 0 });
const numbers = number_texts(() => instance.exports.memory);
const env = new Proxy(numbers, { get: (all, name) => all[name] ?? nothing[name] });
const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), { env, wasi_snapshot_preview1: nothing });
instance.exports._initialize();
const start = instance.exports.report();
const memory = new Uint8Array(instance.exports.memory.buffer);
const text = new TextDecoder().decode(memory.slice(start, memory.indexOf(0, start)));
process.stdout.write(text);
const operators = Number(/(\d+) operators/.exec(text)?.[1]);
process.exitCode = text.includes("FAILED") || !(operators > 40) ? 1 : 0;
