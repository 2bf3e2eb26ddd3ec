# Thin on purpose: tools/setup.py does the work, and runs alone with python3.
PYTHON ?= python3
PORT ?= 8000
RESET ?=
ARGS ?=
SETUP := $(PYTHON) tools/setup.py

.PHONY: run setup test check fmt lock bench
.DEFAULT_GOAL := run

run: ## the demo on http://127.0.0.1:$(PORT); RESET=1 starts over
	@$(SETUP) run --port $(PORT) $(if $(filter 1 yes true,$(RESET)),--reset)

setup: ## everything that running and testing need
	@$(SETUP) setup --test

test: ## checks, the suite on SQLite, and all that touches data on PostgreSQL; ARGS="…" goes to pytest instead
	@$(SETUP) test $(ARGS)

check: ## style and import direction
	@$(SETUP) check

fmt: ## correct the style
	@$(SETUP) fmt

lock: ## write requirements/*.txt from pyproject.toml; ARGS=--upgrade takes newer versions
	@$(SETUP) lock $(ARGS)

bench: ## the figures of benchmarks/
	@$(SETUP) bench $(ARGS)
