// The engine of the server, by the SPARQL 1.1 Protocol.
import { readAnswer } from "./answer.js";
import { engineRefusal, Refusal } from "./refusal.js";

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";

/** {ready(), ask(sparql), cancel()}, as `localEngine`. */
export function endpointEngine({ address }) {
  let stopper = new AbortController();
  return {
    ready: async () => null,
    async ask(sparql) {
      const { signal } = stopper;
      let response;
      try {
        response = await fetch(address, { method: "POST", body: sparql, signal, headers: { "content-type": "application/sparql-query", accept: ACCEPT } });
        const text = await response.text();
        if (response.ok) return readAnswer(text, response.headers.get("content-type"));
        throw response.status === 400 ? engineRefusal(text) : new Refusal("engine", { message: text.trim().split("\n")[0] || String(response.status) });
      } catch (problem) {
        if (problem instanceof Refusal) throw problem;
        throw signal.aborted ? new Refusal("cancelled") : new Refusal("unreachable", { message: problem.message });
      }
    },
    cancel() {
      stopper.abort();
      stopper = new AbortController();
    },
  };
}
