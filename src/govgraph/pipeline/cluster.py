"""Other machines as an executor: the workers of a Dask scheduler run the same function on the same tasks.

Only sending, waiting and fetching of Dask are used, so that another engine could take its place: no data frame, no
shuffle of its. A task carries its articles: workers need this package and nothing of the disk of whoever builds.
Whoever reaches the scheduler can run code on it, as on any Dask cluster: docs/scaling.md says how to close it.
"""

from __future__ import annotations

import importlib
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from govgraph.articles import USUAL, Options
from govgraph.errors import GovgraphError, UsageError
from govgraph.pipeline import versions, work
from govgraph.pipeline.addresses import read_address
from govgraph.pipeline.versions import Version
from govgraph.pipeline.work import Articles, Outcomes, Reads

BATCH_SENT = 64  # articles of a task that crosses a network: a few hundred KB, a fifth of a second of work
_PATIENCE = 15.0  # seconds in which a scheduler answers and has a worker
_PULSE = 1.0  # seconds after which is looked whether both are still there
_ADDRESS = re.compile(r"(tcp|tls|ws|wss)://[^\s/]+:\d+/?")
_SAME = "install the same govgraph, with the extra cluster, for this command, the scheduler and every worker"
_TURN = threading.Lock()  # a worker of several threads loads one lexicon and does one thing at a time


@dataclass(frozen=True, slots=True)
class _Job:
    """What is done on workers: a function of a tuple of things and of the version, that gives an outcome for each."""

    do: Callable[[Any, Any], Sequence[Any]]
    lost: Callable[[Any], Any]  # the outcome of one thing whose worker died each time
    ahead: int  # tasks under way for each thread of a worker


@dataclass(slots=True)
class _Sent:
    """A task under way. ``found`` is what doing its things one by one gave, where workers had died of it."""

    things: tuple[Any, ...]
    future: Any
    found: Any = None


class Cluster:
    """The workers of the scheduler at an address such as ``tcp://scheduler:8786``, as an ``Executor``.

    A worker or a scheduler that does not answer for ``patience`` seconds is taken for lost; a long task is not.
    """

    def __init__(self, address: str, patience: float = _PATIENCE) -> None:
        """UsageError when ``address`` is none, or when the library is not installed."""
        if not _ADDRESS.fullmatch(address):
            raise UsageError(f"{address!r} is no address of a scheduler", "give one such as tcp://scheduler:8786")
        self._address = address
        self._patience = patience
        self._dask = _library()
        self._client: Any = None

    def __enter__(self) -> Cluster:
        """Connect. UsageError when no scheduler answers; GovgraphError when it has no worker."""
        try:
            self._client = self._dask.Client(self._address, timeout=self._patience, set_as_default=False)
        except (OSError, ValueError) as error:  # no route, no name, nobody listening; or somebody else who is
            hint = "start one there: dask scheduler; or build without --cluster"
            raise UsageError(f"no Dask scheduler answers at {self._address}", hint) from error
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
        except (OSError, CancelledError) as error:
            self.__exit__()
            raise self._no_worker() from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, tasks: Iterable[Articles], version: Version) -> Iterator[Outcomes]:
        """Outcomes in the order of the tasks, whoever did them and however often workers were lost.

        GovgraphError names the worker that has another version, and says when all workers or the scheduler are
        gone: what was given out before is done, the rest is the next build's.
        """
        self._check(version)
        return self._in_order(_EXTRACT, tasks, version)

    def read(self, addresses: Iterable[str], version: str, options: Options = USUAL) -> Iterator[Reads]:
        """What is in each file, in the order of ``addresses``. Raises as ``run``; ``version`` is of the readers."""
        self._check(version)
        tasks = (((address, options),) for address in addresses)
        return (reads for outcomes in self._in_order(_READ, tasks, version) for reads in outcomes)

    def _in_order(self, job: _Job, tasks: Iterable[tuple[Any, ...]], version: Any) -> Iterator[Any]:
        waiting = iter(tasks)
        under_way: deque[_Sent] = deque()
        more = True
        while more or under_way:
            room = job.ahead * sum(self._workers().values()) - len(under_way)
            while more and (room > 0 or not under_way):
                things = next(waiting, None)
                more = things is not None
                if things is not None:
                    under_way.append(_Sent(things, self._send(job, things, version)))
                    room -= 1
            if under_way:
                yield from self._arrived(job, under_way, version)

    def _check(self, version: Any) -> None:
        """Ask every worker that is there now; one that comes later is asked with each task."""
        asked = {name: self._client.submit(ready, version, workers=[name], pure=False) for name in self._workers()}
        for name, future in asked.items():
            while not self._done(future) and name in self._workers():
                pass  # where it has left meanwhile, nobody else will answer
            if future.status == "error" and not self._killed(future):
                raise self._unfit(future.exception(), f"the worker at {name}")

    def _arrived(self, job: _Job, under_way: deque[_Sent], version: Any) -> Iterator[Any]:
        """The outcomes of the first task, and of those after it that are done by then: one journey for all."""
        first = under_way[0]
        if first.found is None:
            self._wait([first.future])
            if first.future.status == "error":
                self._repair(job, under_way, version)
        if first.found is not None:
            yield under_way.popleft().found
            return
        done = takewhile(lambda sent: sent.found is None and sent.future.status == "finished", under_way)
        found = self._fetch([sent.future for sent in done])
        for outcomes in found:
            under_way.popleft()
            yield outcomes

    def _repair(self, job: _Job, under_way: deque[_Sent], version: Any) -> None:
        """Workers died while they had a task, and perhaps of a neighbour of it: wait until nothing runs, then do
        its things one at a time, so that only the one that kills is given up."""
        self._wait([sent.future for sent in under_way if sent.found is None])
        for sent in under_way:
            if sent.found is None and sent.future.status == "error":
                if not self._killed(sent.future):
                    raise self._unfit(sent.future.exception(), "a worker")
                sent.found = tuple([self._alone(job, thing, version) for thing in sent.things])

    def _alone(self, job: _Job, thing: Any, version: Any) -> Any:
        future = self._send(job, (thing,), version)
        self._wait([future])
        if future.status == "error" and not self._killed(future):
            raise self._unfit(future.exception(), "a worker")
        found = self._fetch([future]) if future.status == "finished" else []
        return found[0][0] if found else job.lost(thing)

    def _killed(self, future: Any) -> bool:
        """Whether a task has failed because too many workers died with it."""
        return isinstance(future.exception(), self._dask.KilledWorker)

    def _send(self, job: _Job, things: tuple[Any, ...], version: Any) -> Any:
        # Not pure: a key is made up, no digest of the articles is taken, no result of another build is met.
        return self._client.submit(job.do, things, version, pure=False)

    def _wait(self, futures: Iterable[Any]) -> None:
        """Until all are done or have failed, however long that takes while there are workers."""
        for future in futures:
            alone = 0.0
            while not self._done(future):
                alone = 0.0 if self._workers() else alone + _PULSE
                if alone >= self._patience:
                    raise self._no_worker()

    def _done(self, future: Any) -> bool:
        try:
            future.exception(timeout=_PULSE)
        except TimeoutError:
            return False
        except (CancelledError, OSError) as error:
            raise self._gone() from error
        return True

    def _fetch(self, futures: Sequence[Any]) -> list[Any]:
        """Their results; none at all where a worker died with one, and the others that did it again died of it."""
        try:
            found: list[Any] = self._client.gather(futures)
        except self._dask.KilledWorker:
            return []
        except (CancelledError, OSError) as error:
            raise self._gone() from error
        return found

    def _workers(self) -> dict[str, int]:
        """Threads by the address of the worker."""
        silent = 0.0
        while self._client.status == "running" and silent < self._patience:
            try:
                found: dict[str, int] = self._client.nthreads(callback_timeout=_PULSE)
            except TimeoutError:
                silent += _PULSE
            except (CancelledError, OSError) as error:
                raise self._gone() from error
            else:
                return found
        raise self._gone()

    def _gone(self) -> GovgraphError:
        hint = "start it and its workers again; the same command goes on from here"
        return GovgraphError(f"the scheduler at {self._address} is gone", hint)

    def _no_worker(self) -> GovgraphError:
        hint = f"start some: dask worker {self._address} --nthreads 1; the same command goes on from here"
        return GovgraphError(f"the scheduler at {self._address} has no worker", hint)

    def _unfit(self, error: BaseException, who: str) -> GovgraphError:
        """What to tell of a worker that raised ``error`` rather than extract."""
        if isinstance(error, GovgraphError):
            return error
        return GovgraphError(f"{who} cannot do our tasks: {type(error).__name__}: {error}", _SAME)


def ready(version: Version | str) -> None:
    """On a worker: GovgraphError, which names the worker, when its readers or its extractor and lexicon are others."""
    with _TURN:
        if isinstance(version, str):
            parts = [] if versions.reader() == version else ["readers"]
        else:
            mine = versions.current()
            parts = [name for name in ("extractor", "lexicon") if getattr(mine, name) != getattr(version, name)]
        if parts:
            where = _library().get_worker().address
            raise GovgraphError(f"the worker at {where} has other {' and '.join(parts)} than this command", _SAME)


def run(articles: Articles, version: Version) -> Outcomes:
    """On a worker: the outcome of each article, in their order."""
    ready(version)
    with _TURN:
        return work.run(articles, version)


def read(files: Sequence[tuple[str, Options]], version: str) -> tuple[Reads, ...]:
    """On a worker: what is in each file, an address and how it is read, in their order."""
    ready(version)
    with _TURN:
        return tuple([read_address(address, options) for address, options in files])


# Three tasks a thread, so that none waits; files are large.
_EXTRACT = _Job(run, lambda article: work.lost([article])[0], 3)
_READ = _Job(read, lambda file: work.unread(file[0]), 2)


def _library() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        hint = "pip install 'govgraph[cluster]', here and on the workers"
        raise UsageError("--cluster needs the library distributed, which is not installed", hint) from error
