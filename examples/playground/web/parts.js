// Where the engine and the worker come from: files beside the page or, in the single file, elements of it.

const inside = (id) => document.getElementById(id)?.textContent;

/** The engine's bytes. */
export async function engine_bytes() {
  const packed = inside("engine");
  if (packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
  const answer = await fetch(new URL("engine.wasm", document.baseURI));
  if (!answer.ok) throw new Error(`engine.wasm: ${answer.status}`);
  return answer.arrayBuffer();
}

export function new_worker() {
  const source = inside("worker");
  return new Worker(source ? URL.createObjectURL(new Blob([source], { type: "text/javascript" })) : new URL("worker.js", document.baseURI));
}
