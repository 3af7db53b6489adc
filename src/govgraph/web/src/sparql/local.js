// The engine of this browser: Oxigraph's WebAssembly in a worker, with the whole graph loaded into it.
import { engineRefusal, Refusal } from "./refusal.js";
import { readAnswer } from "./answer.js";

/** Only our own script may become a worker, where the page's policy asks for trusted types. */
const trusted = globalThis.trustedTypes?.createPolicy("govgraph-sparql", {
  createScriptURL(address) {
    if (new URL(address).origin !== location.origin) throw new TypeError(`not a script of this page: ${address}`);
    return address;
  },
});

function startWorker() {
  const address = new URL("sparql-worker.js", import.meta.url).href;
  return new Worker(trusted?.createScriptURL(address) ?? address, { type: "module" });
}

/** The dataset in another syntax of RDF, as a Blob, by an engine that is stopped afterwards; `tell` as below. */
export function writeSyntax({ dataset, prefixes, syntax, tell }) {
  const worker = startWorker();
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Refusal("loadFailed", { message: event.message ?? "worker" })));
    worker.addEventListener("message", ({ data }) => {
      if (data.failed) reject(new Refusal("loadFailed", { message: data.failed }));
      else if (data.file) resolve(data.file);
      else if (data.part) tell(data);
    });
    worker.postMessage({ dataset, known: prefixes, syntax });
  }).finally(() => worker.terminate());
}

/** {ready(), ask(sparql), cancel()}; `tell({part, bytes})` hears how loading goes. */
export function localEngine({ dataset, prefixes, tell }) {
  const waiting = new Map();
  let worker = null;
  let loaded = null;
  let last = 0;

  const fail = (refusal) => {
    for (const { reject } of waiting.values()) reject(refusal);
    waiting.clear();
  };

  function start() {
    worker = startWorker();
    return new Promise((resolve, reject) => {
      const broken = (message) => {
        const refusal = new Refusal("loadFailed", { message });
        reject(refusal);
        fail(refusal);
        stop();
      };
      worker.addEventListener("error", (event) => broken(event.message ?? "worker"));
      worker.addEventListener("message", ({ data }) => {
        if (data.failed) broken(data.failed);
        else if (data.ready !== undefined) resolve(data.ready);
        else if (data.part) tell(data);
        else settle(data);
      });
      worker.postMessage({ dataset, known: prefixes });
    });
  }

  function settle({ id, text, format, problem, shift }) {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) resolve(readAnswer(text, format));
    else reject(engineRefusal(problem, shift));
  }

  function stop() {
    worker?.terminate();
    worker = loaded = null;
  }

  /** Loads engine and graph, once; resolves with the number of statements. */
  const ready = () => (loaded ??= start());

  return {
    ready,
    async ask(sparql) {
      await ready();
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, sparql });
      });
    },
    /** Stops whatever runs; the graph is loaded again for the next question. */
    cancel() {
      stop();
      fail(new Refusal("cancelled"));
    },
  };
}
