"""Documents of entities, many to a file: neighbours share sentences, so that together they take half the bytes."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.views.documents import Documents, encode
from govgraph.views.index import TABLE_OF

FULL = 250_000  # bytes of plain JSON after which a file is closed
FOLDER = "api/packs"


def entity_packs(documents: Documents) -> Iterator[tuple[str, bytes]]:
    """Path and JSON of every pack ``api/packs/<N>.json`` (from 1), then of ``api/packs.json``, their list.

    A pack is an object identifier → document. The list names the first identifier of each; identifiers are in the
    order in which JavaScript compares strings, so that a browser finds the pack of an entity by itself.
    """
    keys = [key for table in TABLE_OF.values() for key in documents.index.tables[table]]
    firsts: list[str] = []
    pack: list[bytes] = []
    for key in sorted(keys, key=lambda key: key.encode("utf-16-be", "surrogatepass")):
        if not pack:
            firsts.append(key)
        pack.append(encode(key) + b":" + documents.encoded(f"api/entity/{key}.json"))
        if sum(map(len, pack)) > FULL:
            yield _pack(len(firsts), pack)
            pack = []
    if pack:
        yield _pack(len(firsts), pack)
    yield f"{FOLDER}.json", encode({"first": firsts})


def _pack(number: int, members: list[bytes]) -> tuple[str, bytes]:
    return f"{FOLDER}/{number}.json", b"{" + b",".join(members) + b"}"
