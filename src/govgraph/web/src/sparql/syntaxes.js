// The whole graph in another syntax of RDF, written by the engine of this browser.

const TOKENS = /"(?:[^"\\]|\\.)*"|<([^<>]*)>/gs;
const PLAIN = /^[A-Za-z0-9_](?:[\w./-]*[\w-])?$/;
const SHORTENED = ["text/turtle", "application/trig"];

/** Turtle or TriG with its addresses shortened by `prefixes`; what stands between quotation marks stays as it is. */
export function shortened(text, prefixes) {
  const known = Object.entries(prefixes);
  const short = (whole, address) => {
    if (address === undefined) return whole;
    const [name, start] = known.find(([, begin]) => address.startsWith(begin)) ?? [];
    const rest = start === undefined ? "" : address.slice(start.length);
    return PLAIN.test(rest) ? `${name}:${rest.replaceAll("/", "\\/")}` : whole;
  };
  const head = known.map(([name, start]) => `@prefix ${name}: <${start}> .\n`).join("");
  return head + text.replace(TOKENS, short);
}

/**
 * What `store` holds, in the syntax {media_type, graphs}, as text. The ontology, whose graph bears the name of its terms, is dropped
 * from the store: `govgraph export` leaves it out too. Without named graphs it is the triples of all.
 */
export function written(store, { media_type: format, graphs }, prefixes) {
  store.update(`DROP SILENT GRAPH <${prefixes.gg.replace(/[#/]$/, "")}>`);
  const text = graphs ? store.dump({ format }) : store.query("CONSTRUCT WHERE { ?s ?p ?o }", { results_format: format, use_default_graph_as_union: true });
  return SHORTENED.includes(format) ? shortened(text, prefixes) : text;
}
