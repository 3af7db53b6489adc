"""Other machines: any workers give the bytes of a local build, whoever dies; what cannot be is told and named."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from govgraph.articles import USUAL, Rejected
from govgraph.articles.text import make_article
from govgraph.errors import GovgraphError, UsageError
from govgraph.pipeline import How, Step, build, cluster, extracting, versions, work
from govgraph.pipeline.cluster import Cluster
from govgraph.pipeline.inputs import read_items
from govgraph.pipeline.versions import Version

ADDRESS = "tcp://scheduler:8786"
VERSION = versions.current()


class KilledWorker(Exception):  # noqa: N818 - Dask's name
    """What Dask says of a task that too many workers died with."""


class _Future:
    """A task of the fake scheduler; it is done when it is waited for."""

    def __init__(self, do, worker) -> None:
        self._do = do
        self.worker = worker  # that alone may do it
        self.status = "pending"
        self.value: object = None

    def exception(self, timeout: float = 0.0) -> BaseException | None:  # noqa: ARG002
        if self.status == "pending":
            try:
                self.value, self.status = self._do(), "finished"
            except (GovgraphError, KilledWorker, ModuleNotFoundError) as error:
                self.value, self.status = error, "error"
        return self.value if isinstance(self.value, BaseException) else None


class _Dask:  # with the arguments of Dask
    """Stands for the library and its client: one worker, which dies of some articles and then has others' blamed."""

    KilledWorker = KilledWorker

    def __init__(self) -> None:
        self.deadly: set[str] = set()
        self.unlucky: set[str] = set()  # articles on the worker that the deadly one kills
        self.threads = {"tcp://a:1": 2}
        self.sent: list[int] = []  # articles of each task
        self.under_way = self.most = 0
        self.closed = False
        self.status = "running"

    def Client(self, address: str, **_: object) -> "_Dask":  # noqa: ARG002, N802 - Dask's name
        return self

    def get_worker(self):
        return SimpleNamespace(address="tcp://a:1")

    def wait_for_workers(self, number: int, timeout: float) -> None:  # noqa: ARG002
        if not self.threads:
            raise TimeoutError

    def nthreads(self, callback_timeout):  # noqa: ARG002
        return self.threads

    def close(self) -> None:
        self.closed = True

    def submit(self, do, *given, workers=None, pure):  # noqa: ARG002
        if workers is None:
            self.sent.append(len(given[0]))
            self.under_way += 1
            self.most = max(self.most, self.under_way)
        return _Future(lambda: self._done(do, *given), workers)

    def _done(self, do, *given):
        ids = {getattr(one, "id", one) for one in given[0]} if isinstance(given[0], tuple) else set()
        if ids & self.deadly or (ids & self.unlucky and len(ids) > 1):
            raise KilledWorker(ids)
        return do(*given)

    def gather(self, futures):
        self.under_way -= len(futures)
        return [future.value for future in futures]


@pytest.fixture
def dask(monkeypatch) -> _Dask:
    fake = _Dask()
    monkeypatch.setattr(cluster, "_library", lambda: fake)
    monkeypatch.setattr(work, "run", lambda articles, version: tuple([(one.id, version) for one in articles]))
    return fake


def _tasks(number: int, size: int = 2) -> list[work.Articles]:
    made = [make_article(f"a{n}", f"Judul {n}\n\nIsi berita.", f"a{n}.txt") for n in range(number * size)]
    return [tuple(made[at : at + size]) for at in range(0, len(made), size)]


def _ids(outcomes):
    return [one.result.source if isinstance(one, work.Outcome) else one[0] for task in outcomes for one in task]


def test_outcomes_come_in_order_and_few_tasks_are_under_way(dask):
    tasks = iter(_tasks(40))
    with Cluster(ADDRESS) as workers:
        found = []
        for outcomes in workers.run(tasks, VERSION):
            found.append(outcomes)
            assert dask.most <= 6
    assert _ids(found) == [f"a{n}" for n in range(80)]
    assert dask.most == 6
    assert dask.closed


def test_nothing_to_do_is_no_error(dask):
    with Cluster(ADDRESS) as workers:
        assert list(workers.run(iter(()), VERSION)) == []


def test_only_the_article_that_kills_is_rejected(dask):
    dask.deadly, dask.unlucky = {"a3"}, {"a0", "a6"}
    with Cluster(ADDRESS) as workers:
        found = list(workers.run(iter(_tasks(9)), VERSION))
    assert _ids(found) == [f"a{n}" if n != 3 else "a3.txt" for n in range(18)]
    (lost,) = [one.result for task in found for one in task if isinstance(one, work.Outcome)]
    assert isinstance(lost, Rejected)
    assert (lost.code, lost.source) == (work.FAILED, "a3.txt")
    assert dask.sent.count(1) == 6  # each article of the three tasks, alone


def test_a_result_that_is_lost_with_its_worker_is_made_again(dask, monkeypatch):
    """The worker dies after its task was done; those that do it again die of it, until its articles come alone."""
    once, lost = dask.gather, []

    def gather(futures):
        if len(lost) < 2 and len(futures[0].value) > 1:
            lost.append(futures[0])
            futures[0].value, futures[0].status = KilledWorker(), "error"
            raise KilledWorker
        return once(futures)

    monkeypatch.setattr(dask, "gather", gather)
    with Cluster(ADDRESS) as workers:
        assert _ids(workers.run(iter(_tasks(9)), VERSION)) == [f"a{n}" for n in range(18)]
    assert dask.sent.count(1) == 4


def test_an_article_whose_result_is_always_lost_is_rejected(dask, monkeypatch):
    once = dask.gather

    def gather(futures):
        if any(one[0] == "a3" for future in futures for one in future.value):
            futures[0].value, futures[0].status = KilledWorker(), "error"
            raise KilledWorker
        return once(futures)

    monkeypatch.setattr(dask, "gather", gather)
    with Cluster(ADDRESS) as workers:
        found = list(workers.run(iter(_tasks(9)), VERSION))
    assert _ids(found) == [f"a{n}" if n != 3 else "a3.txt" for n in range(18)]


def test_a_worker_that_leaves_while_it_is_asked_is_not_waited_for(dask, monkeypatch):
    dask.threads = {"tcp://a:1": 1, "tcp://b:2": 1, "tcp://c:3": 1}
    answer = _Future.exception

    def asked(self: _Future, timeout: float = 0.0) -> BaseException | None:
        if self.worker == ["tcp://a:1"]:
            dask.threads = {"tcp://b:2": 1, "tcp://c:3": 1}
            raise TimeoutError
        if self.worker == ["tcp://b:2"]:
            self.value, self.status = KilledWorker(), "error"
        return answer(self, timeout)

    monkeypatch.setattr(_Future, "exception", asked)
    with Cluster(ADDRESS) as workers:
        assert len(list(workers.run(iter(_tasks(3)), VERSION))) == 3


def test_another_version_is_told_with_the_name_of_the_worker(dask):
    for version, part in ((Version("x", VERSION.lexicon), "extractor than"), (Version("x", "y"), "extractor and lexi")):
        with Cluster(ADDRESS) as workers, pytest.raises(GovgraphError, match=f"tcp://a:1 has other {part}") as caught:
            next(workers.run(iter(_tasks(1)), version))
        assert "same govgraph" in caught.value.hint
    assert dask.sent == []


def test_files_are_read_by_workers_in_order_and_one_that_kills_is_rejected(dask, tmp_path, monkeypatch):
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(_text(number), encoding="utf-8")
    files = [f"file://{tmp_path}/{number}.txt" for number in range(9)]
    expected = list(read_items(files, How()))
    given = How(cluster=ADDRESS)
    assert list(read_items(files, given)) == expected
    assert [item.source for item in expected] == files
    assert dask.sent == [1] * 9
    dask.deadly = {(files[3], USUAL)}
    found = list(read_items([tmp_path / "0.txt", *files[1:]], given))
    assert [item.source for item in found] == [str(tmp_path / "0.txt"), *files[1:]]
    assert [item.code for item in found if isinstance(item, Rejected)] == ["unreadable"]
    monkeypatch.setattr(versions, "reader", lambda: "other")
    with Cluster(ADDRESS) as workers, pytest.raises(GovgraphError, match="has other readers than"):
        workers.read(files, "mine")


def test_a_worker_without_us_is_told_by_name(dask, monkeypatch):
    def missing(version: Version) -> None:
        raise ModuleNotFoundError("No module named 'govgraph'")

    monkeypatch.setattr(cluster, "ready", missing)
    with Cluster(ADDRESS) as workers, pytest.raises(GovgraphError, match=r"tcp://a:1 cannot do .* No module") as caught:
        next(workers.run(iter(_tasks(1)), VERSION))
    assert "every worker" in caught.value.hint


def test_an_installation_that_breaks_later_is_no_matter_of_one_article(dask, monkeypatch):
    def broken(articles: work.Articles, version: Version) -> None:
        raise GovgraphError("no name model", "reinstall")

    monkeypatch.setattr(work, "run", broken)
    with Cluster(ADDRESS) as workers, pytest.raises(GovgraphError, match="no name model"):
        next(workers.run(iter(_tasks(2)), VERSION))


def _late(self: _Future, timeout: float = 0.0) -> None:
    raise TimeoutError


def _cancelled(self: _Future, timeout: float = 0.0) -> None:
    raise CancelledError


@pytest.mark.parametrize(
    ("fails", "message", "hint"), [(_late, "has no worker", "dask worker tcp://s"), (_cancelled, "is gone", "goes on")]
)
def test_the_end_of_all_workers_or_of_the_scheduler_is_told(dask, monkeypatch, fails, message, hint):
    with Cluster(ADDRESS) as workers:
        outcomes = workers.run(iter(_tasks(30)), VERSION)
        next(outcomes)
        monkeypatch.setattr(_Future, "exception", fails)
        if fails is _late:
            dask.threads = {}
        with pytest.raises(GovgraphError, match=message) as caught:
            list(outcomes)
    assert hint in caught.value.hint
    assert caught.value.exit_code == 1


def test_a_task_that_takes_long_is_waited_for(dask, monkeypatch):
    once, waits = _Future.exception, []

    def slow(self: _Future, timeout: float = 0.0) -> BaseException | None:
        waits.append(timeout)
        if len(waits) % 30:
            raise TimeoutError
        return once(self, timeout)

    monkeypatch.setattr(_Future, "exception", slow)
    with Cluster(ADDRESS, patience=2.0) as workers:
        assert len(list(workers.run(iter(_tasks(3)), VERSION))) == 3
    assert len(waits) == 120


@pytest.mark.parametrize("error", [OSError, TimeoutError, CancelledError])
@pytest.mark.parametrize("method", ["nthreads", "gather"])
def test_a_scheduler_that_hangs_up_is_told(dask, monkeypatch, method, error):
    def hung_up(*_: object, **__: object) -> None:
        raise error

    with Cluster(ADDRESS) as workers:
        outcomes = workers.run(iter(_tasks(30)), VERSION)
        next(outcomes)
        monkeypatch.setattr(dask, method, hung_up)
        with pytest.raises(GovgraphError, match="is gone"):
            list(outcomes)


@pytest.mark.parametrize("address", ["scheduler", "http://scheduler:8786", "tcp://scheduler", "tcp://a b:1", ""])
def test_what_is_no_address_is_told(dask, address):
    with pytest.raises(UsageError, match="no address of a scheduler") as caught:
        Cluster(address)
    assert ADDRESS in caught.value.hint


def test_a_scheduler_without_workers_is_told(dask):
    dask.threads = {}
    with pytest.raises(GovgraphError, match="has no worker") as caught, Cluster(ADDRESS):
        pass
    assert f"dask worker {ADDRESS}" in caught.value.hint
    assert dask.closed


def test_without_the_extra_the_line_that_installs_it_is_told(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "a.txt").write_text(_text(0), encoding="utf-8")
    with pytest.raises(UsageError, match="not installed") as caught:
        build([tmp_path / "a.txt"], tmp_path / "graph", how=How(cluster=ADDRESS))
    assert "pip install 'govgraph[cluster]'" in caught.value.hint
    assert not (tmp_path / "graph").exists()


PLACES = ("Ambon", "Kupang", "Padang", "Serang")


def _text(number: int) -> str:
    place, day = PLACES[number % 4], number + 1
    return (
        f"Gubernur Jawa Timur Kunjungi {place}\n\n{day} Januari 2023\n\n"
        f"Gubernur Jawa Timur Budi Santoso memimpin misi dagang ke {place}, ({day}/1/2023).\n\n"
        f'"Kami menjual {number + 2} ton beras," kata Budi.\n'
    )


def _bytes(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


class _Machines:
    """A scheduler and two workers, each a process of its own that listens on the loopback interface only."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        told = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", told)
        apart = ("--scheduler-file", told, "--nthreads", "1", "--no-nanny", "--local-directory", folder)
        self.workers = [self._start("worker", *apart) for _ in range(2)]
        _wait_until(lambda: self._log("worker").count("Registered to") == len(self.workers))
        self.address: str = json.loads(told.read_text(encoding="utf-8"))["address"]

    def _log(self, kind: str) -> str:
        return (self._folder / f"{kind}.log").read_text(encoding="utf-8")

    def _start(self, kind: str, *options: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1", "--no-dashboard"]
        log = self._stack.enter_context((self._folder / f"{kind}.log").open("ab"))
        home = {**os.environ, "DASK_CONFIG": str(self._folder), "DASK_DISTRIBUTED__SCHEDULER__HTTP__ROUTES": "[]"}
        started = subprocess.Popen([*command, *map(str, options)], stdout=log, stderr=log, env=home)
        self._stack.callback(started.wait)
        self._stack.callback(started.kill)
        return started


def _wait_until(condition) -> None:
    end = time.monotonic() + 120  # three interpreters on a machine that does something else too
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_connection_that_is_being_made_anew_is_no_scheduler(dask):
    with Cluster(ADDRESS) as workers:
        outcomes = workers.run(iter(_tasks(30)), VERSION)
        next(outcomes)
        dask.status = "connecting"
        with pytest.raises(GovgraphError, match="is gone"):
            list(outcomes)


def test_workers_and_scheduler_that_die_change_no_byte(tmp_path, monkeypatch):
    """One test, because starting the three processes is most of what it takes."""
    monkeypatch.setattr(extracting, "BATCH_SENT", 1)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(_text(number), encoding="utf-8")
    news = f"file://{folder}"  # so that workers read the files as well
    with ExitStack() as stack:
        machines = _Machines(tmp_path, stack)
        build([news], tmp_path / "local")
        expected = _bytes(tmp_path / "local")
        how = How(cluster=machines.address)

        with Cluster(machines.address) as workers, pytest.raises(GovgraphError, match=r"worker at tcp://127\.0\.0\.1:"):
            next(workers.run(iter(_tasks(1)), Version("x", "y")))

        build([news], tmp_path / "graph", _at(3, machines.workers[0]), how=how)
        assert machines.workers[0].returncode == -signal.SIGKILL
        assert _bytes(tmp_path / "graph") == expected

        with pytest.raises(GovgraphError, match="is gone"):
            build([news], tmp_path / "again", _at(3, machines.scheduler), how=how)
        assert not (tmp_path / "again").exists()
        assert 3 <= build([news], tmp_path / "again").kept < 24
        assert _bytes(tmp_path / "again") == expected

    with pytest.raises(UsageError, match="no Dask scheduler answers"), Cluster(machines.address, patience=0.2):
        pass


def _at(done: int, victim: subprocess.Popen[bytes]):
    """A progress that kills a process as soon as so many articles are extracted."""

    def progress(step: Step) -> None:
        if step.stage == "extract" and step.done >= done and victim.poll() is None:
            victim.kill()
            victim.wait()

    return progress
