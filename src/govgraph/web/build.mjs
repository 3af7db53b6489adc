// Builds bundle/vendor.js (vis-network alone) and bundle/graph.js (our own code). Both are checked in, so that
// installing govgraph needs no Node; a test rebuilds them and compares where Node and node_modules are present.
import { build } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";

const out = process.argv[2] ?? "bundle";
mkdirSync(out, { recursive: true });
const common = { bundle: true, format: "iife", target: "es2022", charset: "ascii", legalComments: "inline" };
await build({ ...common, entryPoints: ["src/vendor.js"], outfile: `${out}/vendor.js`, globalName: "vis", minify: true });
await build({ ...common, entryPoints: ["src/main.js"], outfile: `${out}/graph.js` });
copyFileSync("node_modules/vis-network/LICENSE-MIT", `${out}/LICENSE-vis-network.txt`);
