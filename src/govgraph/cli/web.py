"""Commands that show a graph: show, view, site."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from govgraph.cli.base import GRAPH, JSON, example, main
from govgraph.cli.output import emit, one_line, print_json, tell


@main.command(epilog=example('govgraph show -g build/demo "Khofifah Indar Parawansa"'))
@click.argument("entity")
@GRAPH
@JSON
def show(entity: str, graph: Path, as_json: bool) -> None:
    """Show what the articles say of ENTITY, a name or an identifier, with the sentences that say it."""
    from govgraph.views.card import card_lines, find
    from govgraph.views.documents import Documents

    documents = Documents(graph)
    key = find(documents.index, entity)
    if as_json:
        print_json(documents.document(f"api/entity/{key}.json"))
        return
    emit("".join(f"{one_line(line)}\n" for line in card_lines(documents.index, key)))


@main.command(epilog=example("govgraph view -g build/demo -o demo.html"))
@GRAPH
@click.option("-o", "--output", default="graph.html", show_default=True, help="Page to write.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("-n", "--nodes", default=2000, show_default=True, help="Nodes laid on the table at first.",
              type=click.IntRange(1))
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@JSON
def view(graph: Path, output: Path, nodes: int, opened: bool, as_json: bool) -> None:
    """Write the graph as one page that works from disk without a network."""
    from govgraph.views.documents import Documents

    Documents(graph).write_page(output, nodes)
    if as_json:
        print_json({"page": str(output)})
    else:
        tell(f"page: {output}")
    if opened:
        click.launch(output.resolve().as_uri())


@main.command(epilog=example("govgraph site -g build/demo -o public"))
@GRAPH
@click.option("-o", "--output", default="public", show_default=True, help="Directory to write, replaced whole.",
              metavar="DIR", type=click.Path(path_type=Path))
@click.option("--base-url", default="", help="Where the site will be; for its sitemap and feed.", metavar="URL")
@click.option("--texts", default="quoted", show_default=True, type=click.Choice(["quoted", "whole"]),
              help="How much of each article is published: paragraphs that are evidence, or all of it.")
@JSON
def site(graph: Path, output: Path, base_url: str, texts: Literal["quoted", "whole"], as_json: bool) -> None:
    """Write the graph as a static site for any web server: pages, map, timeline, tables, SPARQL, downloads.

    Articles belong to their publishers: unless --texts whole is given, the site shows only the paragraphs that facts
    rest on, and the title. The downloads never hold more than the sentences and paragraphs quoted.
    """
    from govgraph.site import write_site

    written = write_site(graph, output, base_url, texts=texts)
    if as_json:
        print_json({"directory": str(output), "files": written.files, "bytes": written.bytes})
    else:
        tell(f"{written.files} files, {written.bytes / 1e6:.1f} MB in {output}")
        if written.left_out:
            tell(f"not among the downloads: {', '.join(written.left_out)}, which needs pip install 'govgraph[tables]'")
        if not base_url:
            tell("no sitemap: it needs --base-url")
