// Builds what browsers load from src/ into bundle/. The bundle is checked in, so that installing govgraph needs no Node;
// tests compare it with its sources, and rebuild it where Node and node_modules are present.
//   node build.mjs [--out DIR] [NAME...]     all bundles of bundles.json, or those named
// A bundle of format "iife" is written into one page; one of format "esm" is loaded by the application as a module.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";

const BUNDLES = JSON.parse(readFileSync("bundles.json", "utf8"));
const { values, positionals } = parseArgs({ options: { out: { type: "string", default: "bundle" } }, allowPositionals: true });
const digest = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const digests = (files) => Object.fromEntries([...files].sort().map((file) => [file, digest(file)]));

/** The licence of every package whose code is among `inputs`; packages with the same words share them. */
function licences(inputs) {
  const used = new Set(inputs.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
  const names = new Map(); // words of a licence → packages
  for (const name of [...used].sort()) {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    const found = readdirSync(`node_modules/${name}`).filter((entry) => /^licen[cs]e/i.test(entry)).sort((a, b) => b.includes("MIT") - a.includes("MIT"));
    const file = [`licences/${name}.txt`, ...found.map((entry) => `node_modules/${name}/${entry}`)].find(existsSync); // ours: of a package that leaves its own out
    const words = file ? readFileSync(file, "utf8").trim() : "No licence file in the package.";
    names.set(words, [...(names.get(words) ?? []), `${name} ${version} (${license})\n`]);
  }
  return [...names].map(([words, packages]) => `${packages.join("")}\n${words}\n`);
}

/** What went in and what came out, so that a machine without Node can tell that nothing was changed by hand or forgotten. */
function record(name, inputs, outputs) {
  const own = inputs.filter((input) => input.startsWith("src/"));
  const lock = own.length < inputs.length ? ["package-lock.json"] : [];
  const entry = { made: BUNDLES[name], sources: digests(["build.mjs", ...lock, ...own]), built: Object.fromEntries(outputs.map((file) => [basename(file), digest(file)]).sort()) };
  writeFileSync(`${values.out}/record/${name}.json`, `${JSON.stringify(entry, null, 1)}\n`);
}

for (const part of ["record", "licences"]) mkdirSync(`${values.out}/${part}`, { recursive: true });
for (const name of positionals.length ? positionals : Object.keys(BUNDLES)) {
  const { entry, file = `${name}.js`, ...options } = BUNDLES[name];
  const common = { bundle: true, target: "es2022", charset: "ascii", legalComments: "inline", metafile: true };
  const { metafile } = await build({ ...common, ...options, entryPoints: [entry], outfile: `${values.out}/${file}` });
  const inputs = Object.keys(metafile.inputs);
  const texts = licences(inputs);
  if (texts.length) writeFileSync(`${values.out}/licences/${name}.txt`, texts.join(`\n${"-".repeat(78)}\n\n`));
  record(name, inputs, Object.keys(metafile.outputs));
}
