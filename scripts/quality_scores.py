"""Write data/quality/samples.json: how the extractor does on the sample collection, with 95 % intervals.

    python scripts/quality_scores.py

The tab "Mutu" of the web front shows it, in an installation where nobody runs an evaluation. A test holds it
against the extractor as it is: whoever changes the extractor runs this and commits the difference.
"""

from __future__ import annotations

import json

from govgraph.evaluate import evaluate, result_to_json
from govgraph.paths import data_dir
from govgraph.pipeline import predict
from govgraph.views.quality import SCORES


def scores() -> str:
    """The content of the file."""
    result = evaluate(data_dir() / "gold", data_dir() / "articles", predict)
    return json.dumps(result_to_json(result), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (data_dir() / SCORES).write_text(scores(), encoding="utf-8")
    print(f"written: data/{SCORES}")
