# Two commands are enough: `make demo` builds the sample graph, `make test` checks everything.
# Needed: Python 3.11 or newer with venv, and make. VENV=dir puts the environment elsewhere.

VENV ?= .venv
PYTHON ?= python3
BIN = $(VENV)/bin
DEMO = build/demo
# The build backend runs in an environment of its own; a newer pip pins it by a word of its own. Nothing is compiled
# on installing (--no-compile): what is used is compiled when it is first used, and most of it is not.
PINS = $(CURDIR)/constraints.txt
QUIET = PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
PIP = PIP_CONSTRAINT=$(PINS) PIP_BUILD_CONSTRAINT=$(PINS) $(QUIET) $(BIN)/pip

# The tests start many processes; without kept bytecode each of them compiles the whole package again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint browser docs refresh fmt clean

demo: $(VENV)/.installed
	$(BIN)/govgraph build data/articles -o $(DEMO)
	@echo "open it in a browser: $(CURDIR)/$(DEMO)/graph.html"

# The types are checked beside the tests, which leave a core idle now and then; what fails of the two is the result.
test: $(VENV)/.installed-test browser style
	$(BIN)/mypy & typed=$$!; $(BIN)/python -m pytest -q -n auto --dist worksteal; tested=$$?; \
	wait $$typed && exit $$tested

lint: style
	$(BIN)/mypy

style: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo

# The tests of the page drive the system's Chromium. Without it they are skipped and say so,
# unless GOVGRAPH_REQUIRE_BROWSER=1 asks for a failure.
browser:
	@if ! command -v chromium >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing chromium for the browser tests"; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null || true; \
	fi; \
	if command -v chromium >/dev/null; then exit 0; fi; \
	echo "NOTE: no chromium here, so the browser tests are SKIPPED (as root: apt-get install chromium)"; \
	[ "$${GOVGRAPH_REQUIRE_BROWSER:-0}" != 1 ]

# The docs site in build/docs; a link that leads nowhere is an error. It needs the builder (extra "docs") alone, not us.
docs: $(BIN)/pip constraints.txt
	$(PIP) install -q properdocs properdocs-theme-mkdocs
	$(BIN)/properdocs build -f mkdocs.yml
	@echo "open it in a browser: $(CURDIR)/build/docs/index.html"

# Scores, figures and shown outputs as they are now; the suite fails until they are. Read the difference before committing.
refresh: $(VENV)/.installed-test
	@for script in quality_scores readme_figures docs_run notebook api_docs cli_docs ontology_docs; do \
	  $(BIN)/python scripts/$$script.py || exit 1; done

fmt: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The pip that comes with Python 3.11 takes twice the time over a hundred libraries; where no newer one is to be had,
# it does as well.
$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)
	-$(PIP) install -q --no-compile --upgrade pip

$(VENV)/.installed: $(BIN)/pip pyproject.toml constraints.txt
	$(PIP) install -q --no-compile -e .
	@touch $@

$(VENV)/.installed-test: $(BIN)/pip pyproject.toml constraints.txt
	$(PIP) install -q --no-compile -e '.[data,tables,test]'
	@touch $@ $(VENV)/.installed
