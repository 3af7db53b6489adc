"""Commands about who is who: why, holders, conflicts, review, and the difference of two graphs."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.base import GRAPH, JSON, example, main
from govgraph.cli.output import print_json, show, tell


@main.command(epilog=example('govgraph why -g build/demo "Khofifah Indar Parawansa" Khofifah'))
@click.argument("left")
@click.argument("right")
@GRAPH
@JSON
def why(left: str, right: str, graph: Path, as_json: bool) -> None:
    """Say why LEFT and RIGHT (identifiers or names) are one entity, or two."""
    from govgraph.judgement import record, render
    from govgraph.judgement.why import why as explain

    answer = explain(record.read_identity(graph), left, right)
    if as_json:
        print_json(next(render.plain([answer])))
    else:
        show(render.why_lines(answer))


@main.command(epilog=example('govgraph holders -g build/demo "Gubernur Jawa Timur"'))
@click.argument("post")
@GRAPH
@JSON
def holders(post: str, graph: Path, as_json: bool) -> None:
    """Print the line of holders of POST, such as "Gubernur Jawa Timur", with what attests them."""
    from govgraph.judgement import record, render
    from govgraph.judgement.holders import holders as line_of
    from govgraph.lexicon import Lexicon

    line = line_of(record.read_identity(graph), post, Lexicon.load())
    if as_json:
        print_json(list(render.plain(line)))
    else:
        show(render.holder_table(line))


@main.command(epilog=example("govgraph conflicts -g build/demo"))
@GRAPH
@JSON
def conflicts(graph: Path, as_json: bool) -> None:
    """List what the articles disagree on, with the values side by side."""
    from govgraph.judgement import record, render

    identity = record.read_identity(graph)
    if as_json:
        print_json(list(identity.conflicts))
    else:
        show(render.conflict_lines(identity, identity.conflicts))


@main.command(epilog=example(
    "govgraph review -g build/demo -o decisions/review.jsonl -n 10",
    'govgraph review -g build/demo --about "Khofifah Indar Parawansa"',
))  # fmt: skip
@GRAPH
@click.option("-o", "--output", default="decisions/review.jsonl", show_default=True, help="File to add decisions to.",
              metavar="FILE", type=click.Path(path_type=Path))
@click.option("-n", "--number", default=20, show_default=True, help="Questions to ask at most.")
@click.option("--about", help="Only about this entity, a name or identifier; then certain merges are asked about too.",
              metavar="NAME")
@click.option("--list", "listed", is_flag=True, help="List the questions and ask none.")
@JSON
def review(graph: Path, output: Path, number: int, about: str | None, listed: bool, as_json: bool) -> None:
    """Walk through what is most uncertain; each answer is added to FILE, for the next build to follow.

    With --list or --json the questions are printed and not asked.
    """
    from govgraph import terminal
    from govgraph.judgement import render

    items = terminal.review_items(graph, output, number, about)
    if as_json:
        print_json(list(render.plain(items)))
    elif listed:
        show(terminal.question_lines(items))
    else:
        made = terminal.review(items, output)
        tell(f"{made} decisions added to {output}; build again with --decisions {output}")


@main.command(epilog=example("govgraph diff build/yesterday build/demo"))
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@JSON
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Say what appeared, vanished or changed between the graph directories OLD and NEW."""
    from govgraph.judgement import render
    from govgraph.judgement.diff import compare

    difference = compare(old, new)
    if as_json:
        print_json(difference.as_dict())
    else:
        show(render.diff_lines(difference))
