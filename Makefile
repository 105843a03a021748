# phoihop. `make help` lists what can be made.

PORT ?= 8050
WORKERS ?= 2
ROUNDS ?= 5
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
DOCUMENTS := $(wildcard ../shared/seeds)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet -c constraints.txt
SOURCES := graph loaders queries dashboard tests

.DEFAULT_GOAL := help
.PHONY: help run test lint unit search faults format docs bench clean

help: ## List these targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(VENV)/.run ## Load five provinces, print their gaps, serve the app (PORT=8050)
	@$(BIN)/phoihop demo --port $(PORT) $(if $(DOCUMENTS),--documents $(DOCUMENTS))

test: lint unit ## Everything: lint, format, types, layers, tests

lint: $(VENV)/.test ## ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.test ## pytest (WORKERS=2)
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile

search: $(VENV)/.test ## Run the property tests on examples nobody has seen, again and again (ROUNDS=5)
	@for round in $$(seq $(ROUNDS)); do \
		$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --hypothesis-profile search $$(grep -rlE '^@given' tests) || exit 1; \
	done

faults: $(VENV)/.test ## Kill loader and engine 50 times, fill the disk, stop the engine …: nothing may be lost (10 minutes)
	$(BIN)/python -m tests.faults

format: $(VENV)/.test ## Write the code in the common form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.test ## Write the generated pages of docs/ anew
	$(BIN)/python -m dashboard.cli.reference docs

bench: $(VENV)/.test ## Figures of speed as tables (BENCH="--help" for options)
	$(BIN)/python tests/bench $(BENCH)

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build

$(VENV)/.run: $(VENV)/.python pyproject.toml constraints.txt
	@echo "Installing into $(VENV) (a few minutes the first time)"
	@$(PIP) -e .
	@touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml constraints.txt
	@echo "Installing into $(VENV), with the tools (a few minutes the first time)"
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "phoihop: no Python 3.11 or newer found; apt install python3, or make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "phoihop: $(PYTHON) is not Python 3.11 or newer; make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "phoihop: Python has no venv module; apt install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@
