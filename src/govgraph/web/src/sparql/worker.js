// The engine in a thread of its own: loads the graph once, then answers one question after another, or writes it down.
import init, { Store } from "oxigraph/web.js";
import wasm from "oxigraph/web_bg.wasm"; // the bundler gives its address
import { written } from "./syntaxes.js";
import { kindOf, missingPrefixes, namesDataset, prologue } from "./words.js";

const JSON_RESULTS = "application/sparql-results+json";
const TRIPLES = "application/n-triples";
const STEP = 200_000; // bytes between two words about progress

const tell = (message) => self.postMessage(message);
let store;
let prefixes;

/** The bytes of `address`, told of as they come. */
async function open(address, part) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  let bytes = 0;
  let told = 0;
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes - told >= STEP) tell({ part, bytes: (told = bytes) });
      controller.enqueue(chunk);
    },
    flush: () => tell({ part, bytes }),
  }));
  return { body: counted, type: response.headers.get("content-type") };
}

/** A stream that may or may not be gzip: some servers unpack a .gz file on the way. */
async function unpacked(stream) {
  const reader = stream.getReader();
  const { value = new Uint8Array() } = await reader.read();
  const whole = new ReadableStream({
    start: (controller) => { controller.enqueue(value); },
    async pull(controller) {
      const { done, value: chunk } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(chunk);
    },
  });
  return value[0] === 0x1f && value[1] === 0x8b ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

async function load({ dataset, known }) {
  prefixes = known;
  const engine = open(new URL(wasm, import.meta.url), "engine")
    .then(({ body }) => init({ module_or_path: new Response(body, { headers: { "content-type": "application/wasm" } }) }));
  const data = open(dataset, "data").then(({ body }) => unpacked(body)).then((stream) => new Response(stream).arrayBuffer());
  const [, buffer] = await Promise.all([engine, data]);
  tell({ part: "index", bytes: buffer.byteLength });
  store = new Store();
  store.load(new Uint8Array(buffer), { format: "application/n-quads", no_transaction: true, lenient: true });
  tell({ ready: store.size });
}

/** The same dataset as on the server (query/run.py): the union of all graphs, unless the query names its own. */
function ask({ id, sparql }) {
  const before = prologue(missingPrefixes(sparql, prefixes), prefixes, " ");
  const format = kindOf(sparql) === "graph" ? TRIPLES : JSON_RESULTS;
  try {
    const text = store.query(before + sparql, { results_format: format, use_default_graph_as_union: !namesDataset(sparql) });
    tell({ id, text, format });
  } catch (problem) {
    tell({ id, problem: problem.message ?? String(problem), shift: before.length });
  }
}

/** The graph as a file in the syntax that is wanted; the store is of no use for questions then. */
function write({ syntax }) {
  tell({ file: new Blob([written(store, syntax, prefixes)], { type: syntax.media_type }) });
}

self.addEventListener("message", ({ data }) => {
  if (data.id !== undefined) ask(data);
  else load(data).then(() => data.syntax && write(data)).catch((problem) => tell({ failed: problem.message ?? String(problem) }));
});
