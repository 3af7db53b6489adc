"""Processes that answer queries and can be stopped in the middle of one.

Oxigraph has no time limit for a query and a signal does not interrupt it, so each query runs in a
process of its own kind: when its time is up, that process is killed and another takes its place.
"""

from __future__ import annotations

import asyncio
import io
import multiprocessing
import resource
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pyoxigraph as ox

from govgraph import store
from govgraph.errors import GovgraphError, UsageError
from govgraph.query.results import GRAPH_FORMATS, TABLE_FORMATS
from govgraph.query.run import ask
from govgraph.serve.kept import Kept
from govgraph.serve.negotiate import GRAPHS, TABLES, choose
from govgraph.serve.protocol import Question, RefusedError

KEPT_BYTES = 32_000_000  # of answers given last
KEPT_ANSWER = 1_000_000  # bytes; a larger one would push out too many others
_SPAWN = multiprocessing.get_context("spawn")  # a fork would share the threads and locks of the server


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use."""

    seconds: float = 30.0
    answer_bytes: int = 50_000_000
    memory_bytes: int = 4_000_000_000


DEFAULT_LIMITS = Limits()

Answer = tuple[int, str, bytes]
"""HTTP status, media type, body."""


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: object, /) -> int:
        """Like BytesIO.write; RefusedError with 413 beyond the limit."""
        assert isinstance(data, bytes | bytearray | memoryview)
        if self.tell() + len(data) > self._limit:
            raise RefusedError(413, f"the answer is larger than {self._limit} bytes", "add a LIMIT")
        return super().write(data)


def answer(database: ox.Store, question: Question, accept: str | None, limits: Limits) -> Answer:
    """Ask and write the answer in the format that ``accept`` likes best. Raises RefusedError and UsageError."""
    result = ask(
        database,
        question.sparql,
        default_graphs=question.default_graphs,
        named_graphs=question.named_graphs,
        base=question.base,
    )
    offered = GRAPHS if isinstance(result.raw, ox.QueryTriples) else TABLES
    media = choose(accept, offered)
    if media is None:
        raise RefusedError(406, f"this answer can be had as {', '.join(offered)}")
    buffer = _Bounded(limits.answer_bytes)
    if isinstance(result.raw, ox.QueryTriples):
        form = GRAPH_FORMATS[offered[media]]
        ox.serialize(result.raw, buffer, form, prefixes=dict(result.vocabulary.prefixes))
    else:
        result.raw.serialize(buffer, TABLE_FORMATS[offered[media]])
    return 200, media, buffer.getvalue()


_FIRST = Question("ASK { ?nothing a gg:Person }")


def _serve(directory: Path, limits: Limits, pipe: Connection) -> None:
    """Body of a worker process: answer one question after another until the pipe closes."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > limits.memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, hard))
    database = store.open_store(directory)
    _guarded(database, _FIRST, None, limits)  # reads the vocabulary, which takes longer than most questions
    pipe.send("ready")
    while True:
        try:
            question, accept = pipe.recv()
        except EOFError:
            return
        pipe.send(_guarded(database, question, accept, limits))


def _guarded(database: ox.Store, question: Question, accept: str | None, limits: Limits) -> Answer:
    """The answer, or the refusal as an answer."""
    try:
        return answer(database, question, accept, limits)
    except RefusedError as problem:
        return problem.status, "text/plain; charset=utf-8", _words(problem)
    except UsageError as problem:
        return 400, "text/plain; charset=utf-8", _words(problem)
    except MemoryError:
        return 503, "text/plain; charset=utf-8", b"the query needs more memory than it may have\n"


def _words(problem: GovgraphError) -> bytes:
    """A problem as the text that a client is shown."""
    text = f"{problem.message}\n{problem.hint}\n" if problem.hint else f"{problem.message}\n"
    return text.encode("utf-8", "replace")


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection


class Pool:
    """A fixed number of worker processes; ``ask`` waits for a free one."""

    def __init__(self, directory: Path, size: int, limits: Limits) -> None:
        self._directory, self._size, self._limits = directory, size, limits
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: list[_Worker] = []
        self._kept = Kept(KEPT_BYTES)
        self._asked: dict[tuple[Question, str | None], asyncio.Task[Answer]] = {}

    async def start(self) -> None:
        """Start the workers. GovgraphError when the graph cannot be opened."""
        store.open_store(self._directory)  # says better than a worker what is wrong
        for worker in await asyncio.gather(*(asyncio.to_thread(self._spawn) for _ in range(self._size))):
            self._free.put_nowait(worker)

    async def ask(self, question: Question, accept: str | None) -> Answer:
        """The answer of a worker; 503 when its time was up or it died, after which another worker stands ready.

        A question that was answered before gets the same answer without a worker: a store is only read. Those who ask
        what is being answered wait for that answer, so that one question never keeps two workers.
        """
        key = (question, accept)
        kept = self._kept.get(key)
        if kept is not None:
            return 200, *kept
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(self._work(question, accept))
            self._asked[key].add_done_callback(lambda _: self._asked.pop(key))
        return await asyncio.shield(self._asked[key])

    async def _work(self, question: Question, accept: str | None) -> Answer:
        worker = await self._free.get()
        try:
            found = await asyncio.to_thread(self._exchange, worker, question, accept)
        finally:
            if not worker.process.is_alive():
                worker = await asyncio.to_thread(self._spawn)
            self._free.put_nowait(worker)
        if found[0] == 200 and len(found[2]) <= KEPT_ANSWER:
            self._kept.put((question, accept), *found[1:])
        return found

    def close(self) -> None:
        """Stop all workers."""
        for worker in self._all:
            _kill(worker)

    def _spawn(self) -> _Worker:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_serve, args=(self._directory, self._limits, theirs), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.append(worker)
        try:
            ours.recv()
        except EOFError as problem:
            raise GovgraphError(
                f"{self._directory}: a worker could not open the graph", "see the messages above"
            ) from problem
        return worker

    def _exchange(self, worker: _Worker, question: Question, accept: str | None) -> Answer:
        deadline = time.monotonic() + self._limits.seconds
        try:
            worker.pipe.send((question, accept))
            if worker.pipe.poll(max(deadline - time.monotonic(), 0)):
                found: Answer = worker.pipe.recv()
                return found
            message = f"the query took longer than {self._limits.seconds:g} seconds and was stopped\n"
        except (EOFError, BrokenPipeError, ConnectionResetError):
            message = "the query ended the process that answered it, perhaps for want of memory\n"
        _kill(worker)
        self._all.remove(worker)
        return 503, "text/plain; charset=utf-8", message.encode()


def _kill(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()
