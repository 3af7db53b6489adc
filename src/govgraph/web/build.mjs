// Builds bundle/vendor.js (vis-network alone) and bundle/graph.js (our own code). Both are checked in, so that
// installing govgraph needs no Node; a test rebuilds them and compares where Node and node_modules are present.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const out = process.argv[2] ?? "bundle";
mkdirSync(out, { recursive: true });
const common = { bundle: true, format: "iife", target: "es2022", charset: "ascii", legalComments: "inline" };
const vendor = await build({ ...common, entryPoints: ["src/vendor.js"], outfile: `${out}/vendor.js`, globalName: "vis", minify: true, metafile: true });
await build({ ...common, entryPoints: ["src/main.js"], outfile: `${out}/graph.js` });

// The licence of every package whose code is in vendor.js.
const used = new Set(Object.keys(vendor.metafile.inputs).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
const licences = [...used].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const file = readdirSync(`node_modules/${name}`).filter((entry) => /^licen[cs]e/i.test(entry)).sort((a, b) => b.includes("MIT") - a.includes("MIT"))[0];
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`node_modules/${name}/${file}`, "utf8").trim() : "No licence file in the package."}\n`;
});
writeFileSync(`${out}/LICENSES.txt`, licences.join(`\n${"-".repeat(78)}\n\n`));

// What went in and what came out, so that a machine without Node can tell that nothing was changed by hand or forgotten.
const digest = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const sources = ["build.mjs", "package-lock.json", ...readdirSync("src").filter((name) => /\.(js|json)$/.test(name)).map((name) => `src/${name}`)].sort();
const built = ["graph.js", "vendor.js"];
const record = { sources: Object.fromEntries(sources.map((file) => [file, digest(file)])), built: Object.fromEntries(built.map((name) => [name, digest(`${out}/${name}`)])) };
writeFileSync(`${out}/record.json`, `${JSON.stringify(record, null, 1)}\n`);
