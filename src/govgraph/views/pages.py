"""Pages that work without scripts: entities, articles, tables, the shell of the application.

Jinja2 escapes every text that it puts into a page. Only the JSON-LD block is put in as it is, after
``data_block`` has left no character in it that HTML knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from govgraph.errors import UsageError
from govgraph.model import Value
from govgraph.viewer.page import data_block
from govgraph.viewer.text import shorten, well_formed
from govgraph.views.documents import TABLES, Documents
from govgraph.views.entity import PARTS
from govgraph.views.evidence import article_head
from govgraph.views.index import Index, Json
from govgraph.views.reading import found_article, marked_paragraphs
from govgraph.views.reference import labels
from govgraph.views.schema_org import schema_org
from govgraph.views.story import Line, tell
from govgraph.views.words import PAGES, date_text, href, interface

POLICY = (
    "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
STATIC_POLICY = POLICY.format(wasm=" 'wasm-unsafe-eval'")
SERVED_POLICY = POLICY.format(wasm="")
_READING_POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "people": ("self", "posts", "claims", "articles"),
    "posts": ("self", "of", "holders"),
    "tenures": ("person", "post", "kind", "first", "last"),
    "organisations": ("self", "type", "place", "claims", "articles"),
    "places": ("self", "kind", "code", "province", "claims", "articles"),
    "events": ("self", "type", "status", "date", "place", "actors", "amounts", "sources"),
    "conflicts": ("about", "predicate", "values"),
    "articles": ("self", "outlet", "published", "claims"),
}
_SCRIPTS, _STYLES = ("vendor.js", "app.js"), ("app.css",)


class Pages:
    """Makes the pages of the graph behind ``documents``; ``static`` as there."""

    def __init__(self, documents: Documents, *, static: bool = False) -> None:
        self._documents = documents
        self._static = static
        self._environment = _environment()

    @property
    def _index(self) -> Index:
        return self._documents.index

    def has(self, key: str) -> bool:
        """Whether the site has a page for ``key``: tenures, quotes and amounts are told on those of others."""
        return key in self._index.graph.entities and not (self._static and key.startswith(PARTS[:3]))

    def shell(self) -> bytes:
        """``index.html``: the application, and without scripts what there is to read."""
        summary = self._documents.document("api/summary.json")
        return self._render("index.html", "", STATIC_POLICY, scripts=_SCRIPTS, styles=_STYLES, counts=summary["counts"],
                            exports=summary["exports"], syntaxes=summary["syntaxes"])  # fmt: skip

    def entity(self, key: str) -> bytes:
        """The page of an entity or article at ``id/<key>/``. UsageError when the graph holds none."""
        index = self._index
        entity = index.entity(key)
        if entity is None:
            raise UsageError(f"no entity {shorten(key)}", "its identifier may have changed: search for its name")
        root = "../" * (key.count("/") + 2)
        about = schema_org(index, key)
        block = Markup(data_block(about)) if about else None  # noqa: S704  # no character of HTML is left in it
        if entity.type == "Article":
            return self._article(key, root, block)
        reference: dict[str, list[Line]] = {}
        for predicate, value in entity.reference:
            reference.setdefault(predicate, []).append(_reference_line(index, value))
        return self._render(
            "entity.html", root, id=key, label=index.label(key), type=f"gg:{entity.type}",
            aliases=[shorten(alias) for alias in entity.aliases], notes=[shorten(note) for note in entity.notes],
            story=tell(index, key), reference=reference, schema_org=block, iri=index.vocabulary.entity_iri(key),
        )  # fmt: skip

    def _article(self, key: str, root: str, block: Markup | None) -> bytes:
        index, name = self._index, key.partition("/")[2]
        article = found_article(index, name)
        group = index.graph.sources.get(name, name)
        copies = [f"article/{other}" for other, same in index.graph.sources.items() if same == group and other != name]
        quoted = self._documents.quoted
        paragraphs = [
            {"kind": kind, "pieces": _pieces(text, marks) if text is not None else None}
            for kind, text, marks in marked_paragraphs(index, name, quoted=quoted)
        ]
        return self._render(
            "article.html", root, key=name, head=article_head(article, group), paragraphs=paragraphs, schema_org=block,
            quoted=quoted, copies=[index.ref(copy) for copy in copies], iri=index.vocabulary.entity_iri(key),
        )  # fmt: skip

    def table(self, name: str, page: int = 1) -> bytes:
        """One page of a table. UsageError for an unknown table or page."""
        if name not in TABLES:
            raise UsageError(f"no table {shorten(name)}", "there are " + ", ".join(TABLES))
        found = self._documents.table(name, page)
        rows = [
            [self._linked(_cell(row[column], self._index)) for column in COLUMNS[name]]
            for row in (_cells(name, row) for row in found.pop("rows"))
        ]
        return self._render("table.html", "../", columns=COLUMNS[name], rows=rows, **found)

    def _linked(self, cell: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(key if key and self.has(key) else "", label) for key, label in cell]

    def not_found(self, home: str = "") -> bytes:
        """What a reader gets for an address without a page; ``home`` leads back."""
        return self._render("404.html", home, home=home)

    def _render(self, template: str, root: str, policy: str = _READING_POLICY, **values: Any) -> bytes:
        """``root`` leads to the start, and from a page below ``id/`` a step less leads to the other entities."""
        index = self._index
        ids = root[3:] if template in ("entity.html", "article.html") else f"{root}id/"
        text = self._environment.get_template(template).render(
            root=root, ids=ids, static=self._static, words=interface(),
            policy=Markup(policy) if self._static else "",  # noqa: S704  # a constant above
            terms=labels(index.vocabulary), linked=self.has, **values,
        )  # fmt: skip
        return well_formed(text).encode()


def table_path(name: str, page: int) -> str:
    """``tabel/people.html``, ``tabel/people-2.html``."""
    return f"tabel/{name}.html" if page == 1 else f"tabel/{name}-{page}.html"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters |= {"href": href, "date": date_text}
    return found


def _pieces(text: str, marks: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """The text of a paragraph in pieces, each with the entity it names or ""."""
    found: list[tuple[str, str]] = []
    at = 0
    for start, end, key in marks:
        found += [(text[at:start], ""), (text[start:end], key)]
        at = end
    return [piece for piece in (*found, (text[at:], "")) if piece[0]]


def _reference_line(index: Index, value: str | Value) -> Line:
    if isinstance(value, Value):
        return Line(shorten(value.text))
    return Line(index.label(value), value) if index.entity(value) else Line(value, term=value)


def _cells(table: str, row: Json) -> Json:
    """A row with what its page shows in another way than the document says it."""
    cells = {**row, "self": {"id": row["id"], "label": row.get("label", row.get("title", ""))}}
    match table:
        case "events":
            cells["actors"] = [filler for fillers in row["roles"].values() for filler in fillers]
        case "tenures":
            cells["kind"] = {"acting": "gg:acting", "former": "gg:former"}.get(row["kind"])
        case _:
            pass
    return cells


def _cell(value: Any, index: Index) -> list[tuple[str, str]]:
    """``(entity or "", words)`` of everything in one cell."""
    if value is None:
        return []
    if isinstance(value, list):
        return [item for part in value for item in _cell(part, index)]
    if isinstance(value, Mapping):
        return [(value.get("id") or "", value["label"] if "label" in value else value["text"])]
    if isinstance(value, str):
        if index.entity(value):
            return [(value, index.label(value))]
        words = labels(index.vocabulary).get(value)
        return [("", words["id"] if words else date_text(value))]
    return [("", str(value))]
