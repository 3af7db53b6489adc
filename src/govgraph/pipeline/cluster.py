"""Other machines as an executor: the workers of a Dask scheduler, with the same function on the same tasks.

Only ``Client.map`` and ``as_completed`` of Dask are used, so that another engine could take its place. The tasks
carry the articles themselves: workers need this package and nothing of the disk of whoever builds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govgraph.errors import GovgraphError, UsageError
from govgraph.pipeline import work
from govgraph.pipeline.versions import Version
from govgraph.pipeline.work import Articles, Outcomes

try:
    from distributed import Client, KilledWorker, as_completed
except ImportError as error:
    hint = "pip install 'govgraph[cluster]', here and on the workers"
    raise UsageError("--cluster needs the library distributed, which is not installed", hint) from error

_AHEAD = 3  # tasks under way for each thread of a worker
_PATIENCE = 30  # seconds in which a scheduler must answer


class Cluster:
    """The workers of the scheduler at an address such as ``tcp://scheduler:8786``."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Any = None

    def __enter__(self) -> Cluster:
        try:
            self._client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = f"no scheduler answers at {self._address}: {error}"
            raise GovgraphError(reason, "start one with: dask scheduler; or build without --cluster") from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, tasks: Iterable[Articles], version: Version) -> Iterator[Outcomes]:
        """Outcomes in the order of the tasks. What a lost worker had is done by another.

        The scheduler gives up a task that several workers died of; its articles are then tried one by one. When
        the scheduler itself is lost the build ends with GovgraphError, and the next one goes on from the cache.
        """
        waiting = enumerate(tasks)
        sent: dict[Any, tuple[int, Articles]] = {}
        done: dict[int, Outcomes] = {}
        following = 0
        arriving = as_completed()
        while True:
            for number, task in _some(waiting, self._room(sent, done)):
                future = self._send(task, version)
                sent[future] = number, task
                arriving.add(future)
            if not sent:
                return
            future = next(arriving)
            number, task = sent.pop(future)
            done[number] = self._outcomes(future, task, version)
            while following in done:
                yield done.pop(following)
                following += 1

    def _room(self, sent: dict[Any, Any], done: dict[int, Outcomes]) -> int:
        """How many more tasks may be sent: results that wait for an earlier one count, for they lie in memory."""
        threads: int = sum(self._client.nthreads().values())
        return max(_AHEAD * max(threads, 1) - len(sent) - len(done), 0 if sent else 1)

    def _send(self, task: Articles, version: Version) -> Any:
        (future,) = self._client.map(work.run, [task], version=version, pure=False)
        return future

    def _outcomes(self, future: Any, task: Articles, version: Version) -> Outcomes:
        if future.status == "cancelled":
            raise GovgraphError(
                f"the scheduler at {self._address} is gone", "start it and build again: what was done is kept"
            )
        try:
            found: Outcomes = future.result()
        except KilledWorker:
            return self._one_by_one(task, version) if len(task) > 1 else work.lost(task)
        return found

    def _one_by_one(self, task: Articles, version: Version) -> Outcomes:
        alone = [self._send((article,), version) for article in task]
        parts = [self._outcomes(future, (article,), version) for future, article in zip(alone, task, strict=True)]
        return tuple(outcome for part in parts for outcome in part)


def _some(waiting: Iterator[tuple[int, Articles]], number: int) -> Iterator[tuple[int, Articles]]:
    """The next ``number`` tasks, or as many as there are."""
    for _ in range(number):
        task = next(waiting, None)
        if task is None:
            return
        yield task
