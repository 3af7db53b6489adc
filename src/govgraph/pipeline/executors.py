"""Who does the work: this process or a pool of its own, behind one interface.

An executor takes an iterator of tasks and gives their outcomes in the same order, never holding more than a few
tasks at a time, so that results do not depend on who was faster and memory not on how much there is.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor as Processes
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Protocol

from govgraph.articles import Options
from govgraph.errors import GovgraphError
from govgraph.lexicon import Lexicon
from govgraph.pipeline import work
from govgraph.pipeline.versions import Version
from govgraph.pipeline.work import Articles, Outcomes, Reads, Unread

_AHEAD = 3  # tasks in the queue for each worker: enough that none waits, few enough to hold in memory
_TRIES = 2  # a thing that kills so many workers, alone with each, is given up


@dataclass(frozen=True, slots=True)
class _Job:
    """What workers do: a function of a tuple of things and of how, that gives an outcome for each thing."""

    do: Callable[[Any, Any], Sequence[Any]]
    lost: Callable[[Any], Any]  # the outcome of one thing whose worker died each time
    prepare: Callable[[], None]  # what a worker does when it starts


class Executor(Protocol):
    """Runs ``work.run`` on tasks; a context manager, because it holds processes or connections."""

    def __enter__(self) -> Executor: ...
    def __exit__(self, *_: object) -> None: ...

    def run(self, tasks: Iterable[Articles], version: Version) -> Iterator[Outcomes]:
        """The outcomes of each task, in the order of the tasks; an article that kills its worker is rejected."""
        ...


class Here:
    """This process itself: nothing to start, which is quickest for a few articles."""

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""

    def run(self, tasks: Iterable[Articles], version: Version) -> Iterator[Outcomes]:
        """One task after the other."""
        for task in tasks:
            yield work.run(task, version)

    def read(self, tasks: Iterable[tuple[Unread, ...]], options: Options) -> Iterator[tuple[Reads, ...]]:
        """One task after the other."""
        for task in tasks:
            yield work.read(task, options)


@dataclass(slots=True)
class _Sent:
    """A task on its way through the pool. ``future`` is None where the pool broke before it was taken."""

    things: tuple[Any, ...]
    future: Future[Any] | None

    @property
    def finished(self) -> bool:
        return self.future is not None and self.future.done() and self.future.exception() is None


class Pool:
    """Worker processes of this machine, each with the lexicon loaded once where articles are extracted."""

    def __init__(self, jobs: int, *, reading: bool = False) -> None:
        """``reading``: for ``read``; otherwise for ``run``."""
        self._jobs = jobs
        self._job = _READ if reading else _EXTRACT
        self._processes: Processes | None = None

    def __enter__(self) -> Pool:
        self._processes = _start(self._jobs, self._job.prepare)
        return self

    def __exit__(self, *_: object) -> None:
        if self._processes is not None:
            self._processes.shutdown(cancel_futures=True)

    def run(self, tasks: Iterable[Articles], version: Version) -> Iterator[Outcomes]:
        """Outcomes in order. When a worker dies, the pool is started anew and what was under way is done again.

        That is done one article at a time, to find the one that kills; it is rejected, and no other is lost.
        """
        return self._in_order(tasks, version)

    def read(self, tasks: Iterable[tuple[Unread, ...]], options: Options) -> Iterator[tuple[Reads, ...]]:
        """What is in each thing of each task, in their order; one that kills its worker is rejected, as in ``run``.

        A task of nothing keeps its place in the order and is done without a process: none is started before there
        is something to do for it.
        """
        return self._in_order(tasks, options)

    def _in_order(self, tasks: Iterable[tuple[Any, ...]], how: Any) -> Iterator[Any]:
        waiting = iter(tasks)
        under_way: deque[_Sent] = deque()
        more = True
        while more or under_way:
            while more and len(under_way) < _AHEAD * self._jobs:
                task = next(waiting, None)
                more = task is not None
                if task is not None:
                    under_way.append(_Sent(task, self._submit(task, how)))
            if under_way:
                yield self._result(under_way, how)

    def _submit(self, task: tuple[Any, ...], how: Any) -> Future[Any] | None:
        if not task:
            return _finished(())
        assert self._processes is not None
        try:
            return self._processes.submit(self._job.do, task, how)
        except BrokenProcessPool:
            return None

    def _result(self, under_way: deque[_Sent], how: Any) -> Any:
        future = under_way[0].future
        if future is not None:
            try:
                found = future.result()
            except BrokenProcessPool:
                pass
            else:
                under_way.popleft()
                return found
        self._repair(under_way, how)
        return self._result(under_way, how)

    def _repair(self, under_way: deque[_Sent], how: Any) -> None:
        """A worker died, and nobody knows of which task: do each unfinished thing alone, then go on as before."""
        self.__exit__()
        with _Alone(self._job) as alone:
            for sent in under_way:
                if not sent.finished:
                    sent.future = _finished(tuple([alone.one(thing, how) for thing in sent.things]))
        self.__enter__()


def _finished(found: tuple[Any, ...]) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(found)
    return future


class _Alone:
    """One worker that is given one thing at a time, so that it is known which one killed it."""

    def __init__(self, job: _Job) -> None:
        self._job = job

    def __enter__(self) -> _Alone:
        self._processes = _start(1, self._job.prepare)
        try:
            self._processes.submit(os.getpid).result()
        except BrokenProcessPool as broken:  # no thing is to blame, and trying each would take for ever
            hint = "use one process (jobs=1); in a script, call it below: if __name__ == '__main__'"
            raise GovgraphError("worker processes end as soon as they start", hint) from broken
        return self

    def __exit__(self, *_: object) -> None:
        self._processes.shutdown(cancel_futures=True)

    def one(self, thing: Any, how: Any) -> Any:
        """The outcome of one thing; rejected when it kills every worker that it is given to."""
        for _ in range(_TRIES):
            try:
                (found,) = self._processes.submit(self._job.do, (thing,), how).result()
            except BrokenProcessPool:
                self.__exit__()
                self.__enter__()
            else:
                return found
        return self._job.lost(thing)


def _start(jobs: int, prepare: Callable[[], None]) -> ProcessPoolExecutor:
    # Not forked from this process, which may have threads: from a server that has imported us and nothing else.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["govgraph.pipeline.work"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare)


def _prepare() -> None:
    """Set up a worker that extracts: the lexicon is loaded once."""
    _bind()
    Lexicon.load()


def _bind() -> None:
    """Set up any worker: Ctrl-C left to the parent, and an end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)  # nobody is left to read a result or an error


_EXTRACT = _Job(work.run, lambda article: work.lost([article])[0], _prepare)
_READ = _Job(work.read, lambda thing: work.unread(work.named(thing)), _bind)
