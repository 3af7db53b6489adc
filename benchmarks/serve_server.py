"""The server that benchmarks/serve.py loads: a program of its own, as its worker processes start from it."""

from __future__ import annotations

import sys
from pathlib import Path

from govgraph.serve import Limits, run

if __name__ == "__main__":
    run(Path(sys.argv[1]), print, port=int(sys.argv[2]), limits=Limits(seconds=10), workers=4)
