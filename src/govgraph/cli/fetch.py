"""The command that reads the network: fetch."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from govgraph.cli.base import JSON_LINES, example, main
from govgraph.cli.output import complain, one_line, print_json, quiet, tell
from govgraph.errors import UsageError

_SPARE = frozenset({"refused", "left"})


@main.command(
    epilog=example(
        "govgraph fetch https://news.example/rss -o news.warc.gz --contact desk@news.example",
        "govgraph fetch --input - -o news.warc.gz --max-pages 500",
    )
)
@click.argument("urls", nargs=-1, metavar="URL|FEED...")
@click.option("-i", "--input", "source", metavar="FILE", help="Read more addresses from FILE, one a line ('-': input).",
              type=click.File(encoding="utf-8"))
@click.option("-o", "--output", required=True, metavar="FILE|DIR", type=click.Path(path_type=Path),
              help="Archive to add to: .warc.gz, .warc or .jsonl; a directory gets pages.warc.gz.")
@click.option("--delay", default=1.0, show_default=True, metavar="SECONDS", type=click.FloatRange(0),
              help="Pause between two requests to one host; robots.txt may ask for more.")
@click.option("--timeout", default=60.0, show_default=True, metavar="SECONDS", type=click.FloatRange(0, min_open=True),
              help="Time for one answer, to its last byte.")
@click.option("--max-wait", default=300.0, show_default=True, metavar="SECONDS", type=click.FloatRange(0),
              help="Give up a host that asks us to wait longer.")
@click.option("--max-mb", default=10.0, show_default=True, metavar="MB", type=click.FloatRange(0, min_open=True),
              help="Refuse pages that are larger.")
@click.option("--max-pages", metavar="N", type=click.IntRange(1), help="Save at most N pages in this run.")
@click.option("--contact", default="", metavar="TEXT", help="Tell sites who you are: an e-mail or web address.")
@click.option("--refresh", is_flag=True, help="Ask again for pages that were saved before, whether they changed.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and private networks.")
@JSON_LINES
def fetch(
    urls: tuple[str, ...], source: Any, output: Path, refresh: bool, as_json: bool, **limits: Any
) -> None:
    """Save web pages into an archive that build reads, politely; the entries of a feed are followed one level.

    A site's robots.txt is obeyed and its pauses are kept. Interrupted, the same command goes on where it stopped.
    Exit code 1 when an address was refused; the others are saved.
    """
    from govgraph.fetch import Clock
    from govgraph.fetch import fetch as save

    clock = Clock(time.time, time.monotonic, time.sleep)
    counts: dict[str, int] = {}
    for outcome in save(_addresses(urls, source), output, _limits(**limits), clock, refresh=refresh):
        counts[outcome.how] = counts.get(outcome.how, 0) + 1
        _outcome(outcome, as_json=as_json)
    if not as_json:
        tell(", ".join(f"{how}: {number}" for how, number in sorted(counts.items())))
    if "refused" in counts:
        raise click.exceptions.Exit(1)


def _limits(max_mb: float, contact: str, **others: Any) -> Any:
    from govgraph.fetch import Limits

    if not contact.isprintable() or not contact.isascii():
        raise UsageError("--contact goes into a header: ASCII without control characters", "give an e-mail address")
    return Limits(max_bytes=int(max_mb * 1_000_000), contact=contact, **others)


def _addresses(urls: tuple[str, ...], source: Any) -> list[str]:
    try:
        listed = [line.strip() for line in source or () if line.strip() and not line.startswith("#")]
    except UnicodeDecodeError as error:
        raise UsageError(f"{source.name}: not UTF-8 at byte {error.start}", "save the list in UTF-8") from error
    if not urls and not listed:
        raise UsageError("what is to be fetched?", "give addresses of pages or feeds, or --input FILE")
    return [*urls, *listed]


def _outcome(outcome: Any, *, as_json: bool) -> None:
    if as_json:
        print_json(outcome.as_dict())
    elif outcome.how == "refused":
        complain("refused", f"{outcome.url}: {outcome.reason}", outcome.hint)
    elif not quiet() and outcome.how not in _SPARE:
        click.echo(f"{outcome.how}: {one_line(outcome.url)}", err=True)
