# Everything below needs only python3 (3.11 or newer, with venv and pip), make and git.
# `make demo` and `make test` do all that a fresh clone needs; each target prepares its own .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGE := $(VENV)/.package
DEV := $(VENV)/.dev
# Extra arguments, for instance: make conformance ARGS="--missing process --release 1003.0.2"
ARGS ?=

.PHONY: help demo test lint schemas index docs check-schemas release-schemas release-check bounds conformance fixes bench \
  bench-runtime clean

help:
	@echo "make demo           lint the examples, the good ones and the broken ones"
	@echo "make test           run the tests, on all cores"
	@echo "make lint           ruff check, ruff format --check, mypy --strict"
	@echo "make schemas        write the JSON Schemas anew from the models"
	@echo "make index          write the list of rules anew from their modules"
	@echo "make check-schemas  fail if a committed schema differs from its model"
	@echo "make release-schemas  pack the JSON Schemas into dist/, with a checksum"
	@echo "make release-check  say whether VERSION=x.y.z can be released, and build it into dist/"
	@echo "make bounds         run the tests with the lowest dependencies (WHICH=newest: the newest)"
	@echo "make conformance    compare with the verdicts of real noob releases"
	@echo "make fixes          exercise every fix, judged by a real noob release"
	@echo "make bench          measure speed side by side with check-jsonschema"
	@echo "make bench-runtime  measure assets beside noob's, and memory over 100,000 epochs"
	@echo "make clean          remove .venv and caches"

# The build backend is pinned and installed like everything else, hence no build isolation.
$(PACKAGE): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "noob-lint needs Python 3.11 or newer; '$(PYTHON)' is too old or missing." >&2; \
	  echo "Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Preparing $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q -c constraints.txt hatchling editables
	@$(BIN)/python -m pip install -q -c constraints.txt --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(DEV): $(PACKAGE)
	@echo "Adding the development tools to $(VENV) ..."
	@$(BIN)/python -m pip install -q -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

demo: $(PACKAGE)
	@echo; echo "\$$ noob-lint examples/pipelines examples/microscopy"
	@$(BIN)/noob-lint examples/pipelines examples/microscopy
	@echo; echo "\$$ noob-lint examples/broken"
	@$(BIN)/noob-lint examples/broken || test $$? -eq 1
	@echo
	@echo "The tubes in the first two folders are right. Those in examples/broken are wrong on"
	@echo "purpose: the findings above are the point, and are why noob-lint ended with status 1."

# By file, since what a file prepares for its tests is prepared once. In UTF-8 mode, since the names of
# some files that they write are not ASCII, whatever the locale.
test: $(DEV)
	@PYTHONUTF8=1 $(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schemas: $(PACKAGE)
	$(BIN)/noob-lint schema export

index: $(PACKAGE)
	$(BIN)/python -m tools.rule_index

docs: index

release-schemas: $(PACKAGE)
	@$(BIN)/noob-lint schema archive $(ARGS)

# Whether VERSION can be released; what is released is in dist/ then.
release-check: $(DEV)
	@$(BIN)/python -m tools.release_check $(VERSION)

# The tests, with the lowest or the newest dependencies: make bounds WHICH=newest
WHICH ?= lowest
bounds: $(DEV)
	@$(BIN)/python -m tools.bounds --which $(WHICH)

check-schemas: $(PACKAGE)
	$(BIN)/noob-lint schema check

conformance: $(PACKAGE)
	@$(BIN)/python -m benchmarks.conformance $(ARGS)

fixes: $(DEV)
	@$(BIN)/python -m benchmarks.fixes $(ARGS)

bench: $(DEV)
	@$(BIN)/python -m benchmarks.bench $(ARGS)

bench-runtime: $(DEV)
	@$(BIN)/python -m benchmarks.runtime $(ARGS)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
