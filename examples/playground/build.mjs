// Makes the playground's page of web/ and the engine:
//   node examples/playground/build.mjs --engine engine.wasm --out DIR       a folder for any static host, under any path
//   node examples/playground/build.mjs --engine engine.wasm --single FILE   one file that works without a network
// --source-url: where a source is to be read, with {file} for its path; empty: its name is no link.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url)), web = join(here, "web"), packages = resolve(here, "../../build/playground-packages");
const { values: given } = parseArgs({
  options: {
    engine: { type: "string" }, out: { type: "string" }, single: { type: "string" },
    "source-url": { type: "string", default: "" },
  },
});
if (!given.engine || !(given.out || given.single)) {
  console.error("usage: build.mjs --engine engine.wasm (--out DIR | --single FILE) [--source-url URL]");
  process.exit(2);
}

/** esbuild of package-lock.json, got once into the build folder. */
function bundler() {
  const locked = join(packages, "package-lock.json");
  if (!existsSync(locked) || !readFileSync(locked).equals(readFileSync(join(here, "package-lock.json")))) {
    rmSync(packages, { recursive: true, force: true });
    mkdirSync(packages, { recursive: true });
    copyFileSync(join(here, "package.json"), join(packages, "package.json"));
    copyFileSync(join(here, "package-lock.json"), locked);
  }
  if (!existsSync(join(packages, "node_modules/esbuild")))
    try {
      execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: packages, stdio: ["ignore", "ignore", "inherit"] });
    } catch {
      console.error("npm could not get the packages of examples/playground/package-lock.json; what it said stands above");
      process.exit(1);
    }
  return createRequire(join(packages, "package.json"))("esbuild");
}

const esbuild = bundler();
const bundled = (file) =>
  esbuild.buildSync({
    entryPoints: [join(web, file)], bundle: true, minify: true, write: false, charset: "utf8", target: "es2021",
    format: "iife", // a module worker from a Blob fails without a word where the page is a file
    define: { SOURCE_URL: JSON.stringify(given["source-url"]) },
  }).outputFiles[0].text.replaceAll("</script", "<\\/script");

const page = bundled("page.js"), worker = bundled("worker.js"), style = bundled("style.css");
const html = readFileSync(join(web, "index.html"), "utf8").replace("/*style*/", () => style.trim());
const script = '<script src="page.js"></script>';
if (!html.includes(script)) throw new Error(`index.html lacks ${script}`);

if (given.out) {
  mkdirSync(given.out, { recursive: true });
  writeFileSync(join(given.out, "index.html"), html);
  writeFileSync(join(given.out, "page.js"), page);
  writeFileSync(join(given.out, "worker.js"), worker);
  copyFileSync(given.engine, join(given.out, "engine.wasm"));
}
if (given.single) {
  const packed = gzipSync(readFileSync(given.engine), { level: 9 }).toString("base64");
  writeFileSync(given.single, html.replace(script, () =>
    `<script type="text/plain" id="engine">${packed}</script>\n<script type="text/plain" id="worker">${worker}</script>\n<script>${page}</script>`));
}
