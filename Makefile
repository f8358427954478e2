# agentnet: every command there is. `make demo` needs Python 3.11 or newer, pip and make, and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

# What Python has compiled is kept, whatever the shell says: a process starts in half the time.
unexport PYTHONDONTWRITEBYTECODE

HOST ?= 127.0.0.1
PORT ?= 8000
KILLS ?= 300
HOSTILE ?= 50000
TESTS ?= tests
WORKERS ?= auto

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c '$(NEW_ENOUGH)' 2>/dev/null && { echo "$$name"; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links
BABEL := $(BIN)/pybabel --quiet
CATALOGUES := $(patsubst %,agentnet/locale/%/LC_MESSAGES,fi sv en)

.PHONY: help demo dev test test-kills test-hostile lint format bench lock assets translate clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.runtime assets ## Serve the sample network (PORT=8123, HOST=…, RESET=1 starts afresh)
	@exec $(BIN)/agentnet demo --host "$(HOST)" --port "$(PORT)" $(if $(RESET),--reset)

dev: .venv/.runtime assets ## The same, restarting when a file changes
	@exec $(BIN)/agentnet demo --host "$(HOST)" --port "$(PORT)" --reload $(if $(RESET),--reset)

test: .venv/.test assets ## Run the tests (TESTS=tests/test_x.py, WORKERS=0 for one process)
	@CHROMIUM="$$(.ci/chromium)" && export CHROMIUM && \
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

test-kills: .venv/.test ## End the writer KILLS=300 times while it writes; nothing acknowledged may be lost
	@KILLS=$(KILLS) $(BIN)/python -m pytest -m kills -rP tests/kills

test-hostile: .venv/.test ## Attack boards and workshops HOSTILE=50000 times by post and socket
	@HOSTILE=$(HOSTILE) $(BIN)/python -m pytest -rP tests/hostile

lint: .venv/.test ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict agentnet tests $(wildcard bench) hatch_build.py

format: .venv/.test ## Put style right
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/.bench assets ## Measure, and print ratios beside the goals (PART=joins,saves … for some of it)
	@CHROMIUM="$$(.ci/chromium)" && export CHROMIUM && $(BIN)/python -m bench $(if $(PART),--part $(PART))

assets: .venv/.runtime ## Fetch fonts, icons and scripts for the browser, compile catalogues
	@$(BIN)/python hatch_build.py

translate: .venv/.runtime ## Collect messages into agentnet/locale and compile them
	@mkdir -p var $(CATALOGUES)
	@$(BABEL) extract -F babel.cfg --no-default-keywords -k _ -k N_ -k n_:1,2 --no-wrap --add-location=file \
		--project=agentnet --version=1 --last-translator=agentnet --msgid-bugs-address=agentnet \
		--header-comment="# Words of agentnet. The Finnish sentence is the key." -o var/agentnet.pot .
	@for folder in $(CATALOGUES); do \
		po="$$folder/agentnet.po"; code="$$(echo "$$folder" | cut -d/ -f3)"; \
		if [ -f "$$po" ]; \
		then $(BABEL) update -i var/agentnet.pot -o "$$po" -l "$$code" --no-wrap --no-fuzzy-matching \
			--ignore-obsolete --ignore-pot-creation-date; \
		else $(BABEL) init -i var/agentnet.pot -o "$$po" -l "$$code" --no-wrap; fi; \
	done
	@$(BIN)/python hatch_build.py

lock: .venv/.test ## Pin every requirement again (UPGRADE=1 takes newer versions)
	$(PIP) install uv
	$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements/runtime.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --extra test -c requirements/runtime.txt -o requirements/test.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --extra bench -c requirements/test.txt -o requirements/bench.txt
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], "editables", sep="\n")' \
		| $(LOCK) $(if $(UPGRADE),--upgrade) - -c requirements/test.txt -o requirements/build.txt

.venv/.bench: requirements/bench.txt .venv/.test
	@echo "Installing what the measurements compare with …"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

clean: ## Forget the environment and the fetched assets; keeps var/
	rm -rf .venv node_modules static/vendor .mypy_cache .pytest_cache .ruff_cache

# Debian's Python can make an environment but not put pip into it: then the outer pip does.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "agentnet needs Python 3.11 or newer: install it, or name it with PYTHON=…" >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version) …"
	@if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then $(PYTHON) -m venv .venv; else \
		$(PYTHON) -m venv --without-pip .venv && \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet pip; fi

.venv/.runtime: requirements/runtime.txt requirements/build.txt pyproject.toml hatch_build.py package-lock.json | $(BIN)/python
	@echo "Installing what agentnet needs …"
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q agentnet
	@touch $@

.venv/.test: requirements/test.txt .venv/.runtime
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
