"""Files that scripts make: written when they differ, and only told with --check."""

from __future__ import annotations

from pathlib import Path

import pytest

import made_files


def test_stale_files_are_told_or_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(made_files, "ROOT", tmp_path)
    same, other, new = tmp_path / "same.md", tmp_path / "other.md", tmp_path / "new.md"
    same.write_text("sama\n", encoding="utf-8")
    other.write_text("lama\n", encoding="utf-8")
    made = {same: "sama\n", other: "baru\n", new: "baru\n"}
    assert made_files.settle(made, "/x/scripts/pages.py", ["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{name} is stale: run python scripts/pages.py" for name in ("other.md", "new.md")
    ]
    assert (other.read_text("utf-8"), new.exists()) == ("lama\n", False)
    before = same.stat().st_mtime_ns
    assert made_files.settle(made, "/x/scripts/pages.py", []) == 0
    assert (other.read_bytes(), new.read_bytes(), same.stat().st_mtime_ns) == (b"baru\n", b"baru\n", before)
    assert made_files.settle(made, "/x/scripts/pages.py", ["--check"]) == 0
    assert capsys.readouterr().out == ""
