"""The round of a fetch: which address is next, when its host may be asked again, and what its answer means."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from govgraph.fetch import feeds
from govgraph.fetch.address import parse
from govgraph.fetch.archive import Page
from govgraph.fetch.journal import Kept, Row, keeping
from govgraph.fetch.model import Clock, Limits, Outcome, Refused
from govgraph.fetch.request import Answer, Getter, too_large
from govgraph.fetch.robots import Rules, ask_rules

_MOVED = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers that another try may better
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class _Job:
    url: httpx.URL
    given: bool  # by the user, not by a feed: only then the entries of a feed are followed
    tries: int = 0


@dataclass(slots=True)
class _Host:
    """One server: what is to be asked of it, when it may be asked again, and whether it is given up for this run."""

    delay: float
    jobs: deque[_Job] = field(default_factory=deque)
    ready: float = 0.0
    failures: int = 0  # in a row
    closed: Refused | None = None


def fetch(
    urls: Iterable[str], output: Path, limits: Limits, clock: Clock, *, refresh: bool = False,
    getter: Getter | None = None,
) -> Iterator[Outcome]:  # fmt: skip
    """Save the pages at ``urls`` into the archive ``output``; the entries of a feed are followed one level.

    Yields the outcome of each address as it is settled. Pages that an earlier run saved are not asked for again,
    unless ``refresh`` asks whether they changed; feeds always are. UsageError and GovgraphError as for
    ``journal.keeping``; what goes wrong with one address is its outcome.
    """
    with keeping(output) as kept:
        yield from _Round(kept, limits, clock, getter or Getter(limits), refresh).run(urls)


class _Round:
    """One run over all addresses."""

    def __init__(self, kept: Kept, limits: Limits, clock: Clock, getter: Getter, refresh: bool) -> None:
        self.kept, self.limits, self.clock, self.getter, self.refresh = kept, limits, clock, getter, refresh
        self.hosts: dict[str, _Host] = {}
        self.rules: dict[httpx.URL, Rules] = {}
        self.queued: set[str] = set()
        self.saved = 0

    def run(self, urls: Iterable[str]) -> Iterator[Outcome]:
        for text in urls:
            yield from self._queue(text, given=True)
        while host := self._next():
            job = host.jobs.popleft()
            if self.limits.max_pages is not None and self.saved >= self.limits.max_pages:
                yield Outcome(str(job.url), "left", "limit", "enough pages were saved", "run it again for the rest")
                continue
            try:
                if host.closed is not None:
                    raise host.closed
                yield from self._settle(job)
                host.failures = 0
            except Refused as refusal:
                if not self._again(host, job, refusal):
                    yield (host.closed or refusal).outcome(str(job.url))

    def _queue(self, text: str, *, given: bool) -> Iterator[Outcome]:
        try:
            url = parse(text)
        except Refused as refusal:
            yield refusal.outcome(text)
            return
        if str(url) not in self.queued:
            self.queued.add(str(url))
            self._host(url).jobs.append(_Job(url, given))

    def _host(self, url: httpx.URL) -> _Host:
        return self.hosts.setdefault(url.netloc.decode("ascii"), _Host(self.limits.delay))

    def _next(self) -> _Host | None:
        """The host that may be asked first; among equals the one that was named first."""
        return min((host for host in self.hosts.values() if host.jobs), key=lambda host: host.ready, default=None)

    def _again(self, host: _Host, job: _Job, refusal: Refused) -> bool:
        """Put the job back where another try may succeed; close a host that asks for too long or only fails."""
        if host.closed is not None:
            return False
        host.failures = host.failures + 1 if refusal.passing else 0
        if (refusal.after or 0) > self.limits.max_wait:
            reason = f"the site asks us to wait {refusal.after:.0f} seconds"
            host.closed = Refused("asked_to_wait", reason, "run it again then: it goes on", passing=True)
        elif host.failures >= 2 * self.limits.tries:
            host.closed = refusal
        if not refusal.passing or host.closed is not None:
            return False
        if job.tries + 1 >= self.limits.tries or self.rules.get(_site(job.url), Rules()).refusal is not None:
            return False
        pause = refusal.after if refusal.after is not None else max(host.delay, 1.0) * 2 ** (job.tries + 1)
        host.ready = max(host.ready, self.clock.monotonic() + pause)
        host.jobs.appendleft(replace(job, tries=job.tries + 1))
        return True

    def _settle(self, job: _Job) -> Iterator[Outcome]:
        url = str(job.url)
        row = self.kept.rows.get(url)
        if row is not None and not self.refresh and row.how != "feed":
            if row.how == "refused":
                raise Refused(row.code, row.reason, row.hint)
            yield Outcome(url, "known")
            return
        if _site(job.url) not in self.rules:
            self._rules(job.url)
            self._host(job.url).jobs.appendleft(job)  # other hosts may be asked while this one rests
            return
        try:
            answer = self._follow(job.url, row)
            if answer.status == _UNCHANGED and row is not None:
                yield from self._entries(url, row.links) if row.how == "feed" else (Outcome(url, "unchanged"),)
            else:
                self._check(answer)
                yield from self._keep(job, answer)
        except Refused as refusal:
            if refusal.code in ("status", "too_large", "no_text") and not refusal.passing and row is None:
                self.kept.note(Row(url, "refused", code=refusal.code, reason=str(refusal), hint=refusal.hint))
            raise

    def _keep(self, job: _Job, answer: Answer) -> Iterator[Outcome]:
        url, final = str(job.url), str(answer.url)
        row = Row(url, "saved", final, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
        entries = feeds.links(answer.body, final) if job.given else None
        if entries is not None:
            self.kept.note(replace(row, how="feed", links=entries))
            yield from self._entries(url, entries)
        elif final in self.kept.finals and not self.refresh:  # another address led there before
            self.kept.note(row)
            yield Outcome(url, "known")
        else:
            status = f"{answer.status} {answer.reason}".strip()
            page = Page(final, status, tuple(answer.headers.multi_items()), answer.body, self.clock.wall())
            self.kept.save(page, row)
            self.saved += 1
            yield Outcome(url, "saved")

    def _entries(self, url: str, links: Iterable[str]) -> Iterator[Outcome]:
        yield Outcome(url, "feed")
        for link in links:
            yield from self._queue(link, given=False)

    def _check(self, answer: Answer) -> None:
        if answer.status != 200:
            reason = f"the server answers {answer.status} {answer.reason}".strip()
            passing = answer.status in _PASSING
            hint = "try again later" if passing else "check the address"
            raise Refused("status", reason, hint, passing=passing, after=self._after(answer))
        if not answer.whole:
            raise too_large(self.limits.max_bytes)

    def _after(self, answer: Answer) -> float | None:
        """The seconds that Retry-After asks for; None when it does not say."""
        value = answer.headers.get("Retry-After", "").strip()
        if value.isdecimal():
            return float(value)
        try:
            return max(0.0, parsedate_to_datetime(value).timestamp() - self.clock.wall())
        except (ValueError, OverflowError):
            return None

    def _follow(self, url: httpx.URL, row: Row | None) -> Answer:
        """The answer at the end of all redirects; each hop is checked as if it had been given."""
        seen: set[httpx.URL] = set()
        while url not in seen and len(seen) <= self.limits.max_redirects:
            seen.add(url)
            self._rules(url).check(url)
            answer = self._get(url, _conditions(url, row))
            target = answer.headers.get("Location", "")
            if answer.status not in _MOVED or not target:
                return answer
            url = _joined(url, target)
        reason = "redirects go in a circle" if url in seen else f"more than {self.limits.max_redirects} redirects"
        raise Refused("redirects", reason, "check the address in a browser")

    def _rules(self, url: httpx.URL) -> Rules:
        site = _site(url)
        if site not in self.rules:
            self.rules[site] = rules = ask_rules(url, self._robots)
            host = self._host(url)
            host.delay = max(host.delay, rules.delay())
            host.ready = max(host.ready, self.clock.monotonic() + host.delay)
            if host.delay > self.limits.max_wait:
                reason = f"its robots.txt asks for {host.delay:g} seconds between two pages"
                self.rules[site] = Rules(refusal=Refused("crawl_delay", reason, "ask the site for its archive"))
        return self.rules[site]

    def _robots(self, url: httpx.URL) -> Answer:
        for _ in range(self.limits.max_redirects + 1):
            answer = self._get(url, page=False)
            target = answer.headers.get("Location", "")
            if answer.status not in _MOVED or not target:
                return answer
            url = _joined(url, target)
        raise Refused("redirects", "too many redirects", "check the address in a browser")

    def _get(self, url: httpx.URL, extra: dict[str, str] | None = None, *, page: bool = True) -> Answer:
        """Ask when the host may be asked again."""
        host = self._host(url)
        wait = host.ready - self.clock.monotonic()
        if wait > 0:
            self.clock.sleep(wait)
        try:
            return self.getter.get(url, extra, page=page)
        finally:
            host.ready = self.clock.monotonic() + host.delay


def _site(url: httpx.URL) -> httpx.URL:
    """What one robots.txt speaks for: scheme, host and port."""
    return url.copy_with(raw_path=b"/")


def _conditions(url: httpx.URL, row: Row | None) -> dict[str, str]:
    """Headers by which a server need not send again what is here; they belong to the address that gave them."""
    if row is None or row.final != str(url):
        return {}
    pairs = {"If-None-Match": row.etag, "If-Modified-Since": row.modified}
    return {name: value for name, value in pairs.items() if value}


def _joined(url: httpx.URL, target: str) -> httpx.URL:
    try:
        return parse(str(url.join(target)))
    except httpx.InvalidURL as error:
        raise Refused("redirects", f"a redirect to no address: {error}", "check the address in a browser") from error
