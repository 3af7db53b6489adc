// RDF terms as the SPARQL JSON results have them: {type, value, datatype, "xml:lang"}.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NO_IRI = /[\x00-\x20<>"{}|^`\\]/;
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"].map((name) => XSD + name));
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** `<iri>`; null when it can be none. */
export const iri = (value) => (NO_IRI.test(value) || !/^[A-Za-z][\w+.-]*:/.test(value) ? null : `<${value}>`);

/** A literal as SPARQL and N-Triples write it; what it says never ends the quotation. */
export function literal(value, { language = "", datatype = "" } = {}) {
  const text = `"${value.replace(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign])}"`;
  if (language) return `${text}@${language}`;
  return datatype ? `${text}^^${iri(datatype)}` : text;
}

export const isNumber = (term) => term?.type === "literal" && NUMBERS.has(term.datatype);

/** The identifier behind an entity's IRI, null for any other term. */
export function entityId(term, prefixes) {
  if (term?.type !== "uri" || !term.value.startsWith(prefixes.id)) return null;
  try {
    return decodeURIComponent(term.value.slice(prefixes.id.length));
  } catch {
    return term.value.slice(prefixes.id.length); // a lone "%": no IRI of ours
  }
}

const SAFE = /%(2F|3A|40|24|26|2B|2C|3B|3D)/g; // what an IRI of ours keeps: see vocabulary.py

/** "person/siti" → its IRI. */
export const entityIri = (id, prefixes) => prefixes.id + encodeURIComponent(id.toWellFormed()).replace(SAFE, decodeURIComponent);

/** The shortest prefix:name of an IRI, or the IRI itself. */
export function curie(value, prefixes) {
  const [name, start] = Object.entries(prefixes).filter(([, known]) => value.startsWith(known)).sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return name === undefined ? value : `${name}:${value.slice(start.length)}`;
}

/** A term as people read it: identifiers and prefixed names for IRIs, the text of literals, "" for nothing. */
export function short(term, prefixes) {
  if (!term) return "";
  if (term.type === "uri") return entityId(term, prefixes) ?? curie(term.value, prefixes);
  if (term.type === "triple") return `<< ${["subject", "predicate", "object"].map((part) => short(term.value[part], prefixes)).join(" ")} >>`;
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

/** What tells a literal apart from its text: its language or its type. */
export function kindOfLiteral(term, prefixes) {
  if (term["xml:lang"]) return `@${term["xml:lang"]}`;
  return term.datatype ? curie(term.datatype, prefixes) : "";
}

const TERM = /\s*(?:<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?)/y;
const UNESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const SIGNS = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const plain = (text) => text.replace(UNESCAPE, (_, four, eight, sign) => (sign ? SIGNS[sign] ?? sign : String.fromCodePoint(parseInt(four ?? eight, 16))));

function readTerm([, address, blank, text, language, datatype]) {
  if (address !== undefined) return { type: "uri", value: plain(address) };
  if (blank !== undefined) return { type: "bnode", value: blank };
  return { type: "literal", value: plain(text), ...(language ? { "xml:lang": language } : {}), ...(datatype ? { datatype: plain(datatype) } : {}) };
}

/** N-Triples, as Oxigraph writes them, into rows {subject, predicate, object}, sorted. */
export function readTriples(text) {
  return text.split("\n").filter((line) => line.trim()).sort().map((line) => {
    TERM.lastIndex = 0;
    const [subject, predicate, object] = [0, 1, 2].map(() => TERM.exec(line)).map((found) => found && readTerm(found));
    if (!object) throw new SyntaxError(`no triple: ${line.slice(0, 80)}`);
    return { subject, predicate, object };
  });
}

export const isType = (term) => term?.value === RDF_TYPE;
