"""One GET, within its limits: number checked, no cookies, no redirect followed, bytes and seconds bounded."""

from __future__ import annotations

import socket
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import Any

import httpx

from govgraph.fetch.address import Resolver, numbers, system_resolver
from govgraph.fetch.model import Limits, Refused

_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/*;q=0.8"
_SLOW = ("slow", "the answer did not end in time", "try again later, or give more --timeout")
_OK = 200
_UNPACKED = 65_536  # bytes asked of the decompressor at one time


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the body is unpacked, and ``whole`` is false when it was cut at the limit."""

    url: httpx.URL
    status: int
    reason: str
    headers: httpx.Headers
    body: bytes
    whole: bool = True


@dataclass(slots=True)
class _Watch:
    """Ends a connection when its time is over, whatever the other side does: a drip of bytes resets no clock of ours.

    It holds a duplicate of the socket, since TLS takes the first one over.
    """

    seconds: float
    fired: bool = False
    sockets: list[socket.socket] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            with self.lock:
                self.sockets.append(info["return_value"].get_extra_info("socket").dup())

    def end(self) -> None:
        with self.lock:
            self.fired = True
            for one in self.sockets:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def running(self) -> Iterator[None]:
        timer = Timer(self.seconds, self.end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self.lock:
                for one in self.sockets:
                    one.close()
                self.sockets.clear()


class Getter:
    """Asks servers, one connection an answer: the pause between two requests to a host outlasts any kept connection."""

    def __init__(
        self, limits: Limits, transport: httpx.BaseTransport | None = None, resolve: Resolver = system_resolver
    ) -> None:
        self.limits = limits
        self.resolve = resolve
        self.transport = transport or httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    def get(self, url: httpx.URL, extra: Mapping[str, str] | None = None, *, page: bool = True) -> Answer:
        """The answer to one GET of ``url`` with the headers ``extra``; its body is cut at the limit of bytes.

        Refused for a private address, a connection that fails, an answer that takes too long or cannot be
        unpacked, and, where it should be a ``page``, for what is no text or is announced as too large.
        """
        problem: Refused | None = None
        for number in numbers(url, self.resolve, allow_private=self.limits.allow_private):
            try:
                return self._ask(url, number, extra or {}, page)
            except httpx.ConnectError as error:  # the next number may answer
                problem = Refused("unreachable", f"{url.host}: {error}", "try again later", passing=True)
        raise problem or Refused("no_host", f"no such host: {url.host}", "check the address", passing=True)

    def _ask(self, url: httpx.URL, number: str, extra: Mapping[str, str], page: bool) -> Answer:
        watch = _Watch(self.limits.timeout)
        seconds = httpx.Timeout(self.limits.timeout).as_dict()
        headers = {"Host": url.netloc.decode("ascii"), "User-Agent": self.limits.user_agent, "Accept": _ACCEPT,
                   "Accept-Language": "id,en;q=0.5", "Accept-Encoding": "gzip", **extra}  # fmt: skip
        request = httpx.Request(
            "GET", url.copy_with(host=number), headers=headers,
            extensions={"timeout": seconds, "sni_hostname": url.raw_host.decode("ascii"), "trace": watch.trace},
        )  # fmt: skip
        with watch.running():
            try:
                response = self.transport.handle_request(request)
                try:
                    return self._answer(url, response, page, watch)
                finally:
                    response.close()
            except httpx.ConnectError:
                raise
            except httpx.TimeoutException as error:
                raise Refused(*_SLOW, passing=True) from error
            except httpx.TransportError as error:
                if watch.fired:
                    raise Refused(*_SLOW, passing=True) from error
                raise Refused("broken", f"broken answer: {error}", "try again later", passing=True) from error

    def _answer(self, url: httpx.URL, response: httpx.Response, page: bool, watch: _Watch) -> Answer:
        if page and response.status_code == _OK:
            _check_page(response.headers, self.limits.max_bytes)
        body, whole = _read(response, self.limits.max_bytes)
        if watch.fired:  # a body without a length ends as if it were complete
            raise Refused(*_SLOW, passing=True)
        phrase = response.extensions.get("reason_phrase", b"")
        return Answer(url, response.status_code, phrase.decode("ascii", "replace"), response.headers, body, whole)


def too_large(bound: int) -> Refused:
    """The refusal of a page with more than ``bound`` bytes."""
    return Refused("too_large", f"the page has more than {bound} bytes", "give more --max-mb, if it is an article")


def _check_page(headers: httpx.Headers, bound: int) -> None:
    """Refuse, before its body is asked for, what is no text or too long."""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind and not kind.startswith("text/") and not kind.endswith(("xml", "json")):
        raise Refused("no_text", f"it is {kind}, not a page", "only pages of text are saved")
    if headers.get("Content-Length", "").isdecimal() and int(headers["Content-Length"]) > bound:
        raise too_large(bound)


def _read(response: httpx.Response, bound: int) -> tuple[bytes, bool]:
    """The body, unpacked, up to ``bound`` bytes; never more than that is unpacked, however well it is packed."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise Refused("packing", f"the answer is packed as {packing}, not as we asked", "report it to the site")
    unpack = zlib.decompressobj(wbits=31) if packing in ("gzip", "x-gzip") else None
    body, taken = bytearray(), 0
    for chunk in response.iter_raw():
        taken += len(chunk)
        try:
            for part in _unpacked(chunk, unpack):
                body += part
                if max(len(body), taken) > bound:
                    return bytes(body[:bound]), False
        except zlib.error as error:
            raise Refused("broken", f"it cannot be unpacked: {error}", "try again later", passing=True) from error
    return bytes(body), True


def _unpacked(chunk: bytes, unpack: Any) -> Iterator[bytes]:
    if unpack is None:
        yield chunk
        return
    rest = chunk
    while rest and not unpack.eof:
        yield unpack.decompress(rest, _UNPACKED)
        rest = unpack.unconsumed_tail
