// The address of a question: "#/sparql?name=…&param.x=…" for a ready one, "#/sparql?z=…" (deflated) for any other.

const TAB = "#/sparql";
const PARAMETER = "param.";

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

/** The hash for {name, text, values}; `name` is the ready query whose text is unchanged, else null. */
export async function toHash({ name, text, values }) {
  const asked = new URLSearchParams();
  if (name) asked.set("name", name);
  else asked.set("z", toBase64(await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text))));
  for (const key of Object.keys(values).sort()) if (values[key]) asked.set(PARAMETER + key, values[key]);
  return `${TAB}?${asked}`;
}

/** What a hash asks: {name, text, values}; a `query=` written by hand counts as well. null when it asks nothing that can be read. */
export async function fromHash(hash) {
  if (!hash.startsWith(`${TAB}?`)) return null;
  const asked = new URLSearchParams(hash.slice(TAB.length + 1));
  const values = Object.fromEntries([...asked].filter(([key]) => key.startsWith(PARAMETER)).map(([key, value]) => [key.slice(PARAMETER.length), value]));
  if (asked.has("name")) return { name: asked.get("name"), text: null, values };
  if (asked.has("query")) return { name: null, text: asked.get("query"), values };
  try {
    const bytes = await through(new DecompressionStream("deflate-raw"), fromBase64(asked.get("z") ?? ""));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text ? { name: null, text, values } : null;
  } catch {
    return null; // cut off on its way
  }
}
