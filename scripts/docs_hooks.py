"""What mkdocs.yml cannot say: every decision is in the navigation, in the order of its number."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Called by the builder of the site: put the records where the navigation has "Decisions"."""
    records = sorted(Path(config["docs_dir"], "decisions").glob("[0-9]*.md"))
    pages = ["decisions/README.md", *(f"decisions/{path.name}" for path in records)]
    alone = {"Decisions": "decisions/README.md"}
    config["nav"] = [{"Decisions": pages} if one == alone else one for one in config["nav"] or []]
    return config
