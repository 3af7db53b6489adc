// How a document of docs/web-api.md comes: from a server as it is, from the static site as a gzip file.
const SUMMARY = "api/summary.json"; // read before all others and small, so that it is plain everywhere

/** Gzip or not, as JSON. Some file servers unpack on the way, so the first bytes tell what came. */
async function unpacked(answer) {
  const bytes = await answer.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  const stream = new Blob([bytes]).stream();
  return new Response(first === 0x1f && second === 0x8b ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).json();
}

/** The document at `path`, relative to `base`, as data. An Error with `status` where there is none. */
export async function fetchDocument(path, base = document.baseURI) {
  const packed = document.documentElement.dataset.static === "true" && path !== SUMMARY;
  const answer = await fetch(new URL(packed ? `${path}.gz` : path, base));
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
  return packed ? unpacked(answer) : answer.json();
}
