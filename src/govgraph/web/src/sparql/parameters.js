// Values of parameters as people write them, turned into RDF terms and bound by VALUES. The server's side: query/parameters.py.
//
// A ready query says `VALUES ?name { UNDEF }` where a parameter enters. Only the serialisation of a term takes the place of
// UNDEF: what a person typed never becomes part of the query.
import { Refusal } from "./refusal.js";
import { curie, entityIri, entityId, iri, literal } from "./terms.js";

const UNDEF = /VALUES \?(\w+) \{ UNDEF \}/g;
const CLASSES = { person: "Person", organisation: "Organisation", place: "Place", post: "Post", event: "Event", article: "Article" };
const MANY = 6;

/** The parameters that `text` still has room for. */
export const openParameters = (text, parameters) => {
  const open = new Set([...text.matchAll(UNDEF)].map(([, name]) => name));
  return parameters.filter(({ name }) => open.has(name));
};

/** `text` with the terms (name → serialised term) in its VALUES; a parameter without a term is left free. */
export const fill = (text, terms) => text.replace(UNDEF, (_, name) => (Object.hasOwn(terms, name) ? `VALUES ?${name} { ${terms[name]} }` : ""));

/** name → serialised term for what was typed into `values`. Refusal for what is missing, malformed, unknown or ambiguous. */
export async function bind(ask, parameters, values, prefixes) {
  const terms = {};
  for (const parameter of parameters) {
    const value = (values[parameter.name] ?? "").trim();
    if (value) terms[parameter.name] = await term(ask, parameter, value, prefixes);
    else if (parameter.required) throw new Refusal("parameterMissing", { name: parameter.name }, { parameter: parameter.name });
  }
  return terms;
}

async function term(ask, { name, type }, value, prefixes) {
  const wrong = (key, values = {}) => new Refusal(key, { name, value, ...values }, { parameter: name });
  switch (type) {
    case "text": return literal(value);
    case "year": if (!/^\d{4}$/.test(value)) throw wrong("parameterYear"); return literal(value);
    case "date": if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw wrong("parameterDate"); return literal(value, { datatype: `${prefixes.xsd}date` });
    case "integer": if (!/^\d+$/.test(value)) throw wrong("parameterInteger"); return literal(value, { datatype: `${prefixes.xsd}integer` });
    case "term": return vocabularyTerm(value, prefixes) ?? (() => { throw wrong("parameterTerm"); })();
    default: return iri((await findEntity(ask, value, type, prefixes, wrong)).value);
  }
}

function vocabularyTerm(value, prefixes) {
  const colon = value.indexOf(":");
  const prefix = value.slice(0, Math.max(colon, 0));
  return colon >= 0 && Object.hasOwn(prefixes, prefix) ? iri(prefixes[prefix] + value.slice(colon + 1)) : null;
}

/** The entity that `value` means: its identifier, its IRI, or a name or alias that only it has. */
async function findEntity(ask, value, type, prefixes, wrong) {
  if (value.includes("/")) {
    const address = value.startsWith("http") ? value : entityIri(value, prefixes);
    if (!iri(address) || !(await ask(`ASK { ${iri(address)} ?property ?value }`)).boolean) throw wrong("entityUnknown");
    return { value: address };
  }
  const found = await named(ask, value, type, prefixes);
  if (!found.length) throw wrong("nameUnknown");
  if (found.length > 1) throw wrong("nameShared", { count: found.length, names: found.slice(0, MANY).map((node) => entityId(node, prefixes) ?? curie(node.value, prefixes)).join(", ") });
  return found[0];
}

// An exact name is one look-up; only then every name is compared without regard to case.
async function named(ask, name, type, prefixes) {
  const narrow = CLASSES[type] ? `?entity a gg:${CLASSES[type]} .` : "";
  const queries = [
    `SELECT DISTINCT ?entity WHERE { VALUES ?property { rdfs:label skos:altLabel foaf:name } ?entity ?property ${literal(name, { language: "id" })} . ${narrow} }`,
    `SELECT DISTINCT ?entity WHERE { VALUES ?property { rdfs:label skos:altLabel } ?entity ?property ?label . FILTER(LCASE(STR(?label)) = ${literal(name.toLowerCase())}) ${narrow} }`,
  ];
  for (const query of queries) {
    const nodes = (await ask(query)).rows.map(({ entity }) => entity).filter((entity) => entityId(entity, prefixes) !== null);
    if (nodes.length) return nodes.sort((a, b) => (a.value < b.value ? -1 : 1));
  }
  return [];
}

/** Names that a reader who typed `typed` may mean, the shortest first. */
export async function suggest(ask, type, typed, limit = 12) {
  const kind = CLASSES[type] ? `?entity a gg:${CLASSES[type]} .` : "VALUES ?kind { gg:Person gg:Organisation gg:Place gg:Post gg:Event gg:Article } ?entity a ?kind .";
  const query = `SELECT DISTINCT ?label WHERE { ${kind} ?entity rdfs:label ?label . FILTER(CONTAINS(LCASE(STR(?label)), ${literal(typed.toLowerCase())})) } ORDER BY STRLEN(STR(?label)) ?label LIMIT ${limit}`;
  return [...new Set((await ask(query)).rows.map(({ label }) => label.value))];
}
