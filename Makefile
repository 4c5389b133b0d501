# Everything a person or CI does with the project. Each target makes .venv and installs first, where that is due.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Tests wait for browsers and servers about a third of the time: one worker more than there are cores, of 3 to 5.
WORKERS := $(shell cores=$$(nproc 2>/dev/null || echo 2); n=$$((cores + 1)); [ $$n -lt 3 ] && n=3; [ $$n -gt 5 ] && n=5; echo $$n)
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run test llm check eval eval-archives bench learn clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: .venv/.run ## serve the page on http://127.0.0.1:7860; settings from .env, where there is one
	@set -a; if [ -f .env ]; then . ./.env; fi; exec $(BIN)/minutes serve

test: .venv/.dev ## run the tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --ignore tests/test_offline.py
	@$(BIN)/python -m pytest tests/test_offline.py  # in a process of its own, in which nothing runs an event loop

llm: .venv/.dev ## ask the real language model that MINUTES_LLM_URL or MINUTES_LLM_GGUF names
	@$(BIN)/python -m pytest -m llm tests/assistant/test_real_model.py

check: .venv/.dev ## format, lint, types, structure
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_structure.py

eval: .venv/.run ## ask every evaluation question and compare with what is expected
	@set -e; for cases in tests/evals/*.jsonl tests/evals/unseen/*.jsonl; do $(BIN)/minutes eval "$$cases" --record docs/quality.md; done

eval-archives: .venv/.run ## the same on archives of 300 minutes: each is unpacked and indexed under build/ first
	@set -e; for packed in tests/evals/archives/*.tar.xz; do \
		name=$$(basename $$packed .tar.xz); minutes=build/archives/$$name; mkdir -p $$minutes; \
		tar -xJf $$packed -C $$minutes; $(BIN)/minutes index $$minutes --index $$minutes.index; \
		for cases in $$(ls tests/evals/archives/$$name.jsonl tests/evals/archives/$${name}_*.jsonl tests/evals/archives/unseen/$${name}_*.jsonl 2>/dev/null); do \
			$(BIN)/minutes eval $$cases --index $$minutes.index --record docs/quality.md; done; done

bench: .venv/.dev ## measure quality and speed beside plain LangChain
	@$(BIN)/python -m benchmarks

learn: .venv/.dev ## make the models that weigh what a question asks for, and whether the minutes say it
	@$(BIN)/python -m benchmarks.facets
	@$(BIN)/python -m benchmarks.judgement
	@$(BIN)/python -m benchmarks.told

clean: ## remove the virtual environment, caches and builds
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: an install is done again only when what it depends on has changed.
.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one with make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.run: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing into .venv: this takes a few minutes, once."
	$(INSTALL) -e .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing into .venv: this takes a few minutes, once."
	$(INSTALL) -e '.[dev]'
	@touch $@ .venv/.run
