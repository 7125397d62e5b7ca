# The two commands are `make site` and `make test`. They need Python 3.11 or newer, make and git, nothing else.
# Every package lives in .venv; a Python that is not called python3:  make site PYTHON=/path/to/python3.12

PY = .venv/bin/python
HUBSITE = .venv/bin/hubsite
# Plugins are loaded again and again: Python is to keep what it made of them, also where it is told not to.
PYTEST = PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -rs --numprocesses=auto --maxprocesses=4

.PHONY: help site serve test test-all figures lint format bench editor lock clean
.NOTPARALLEL:

help:  ## say what can be made (this list)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

site:  ## build content/ into site/, setting up .venv first
	@MAKING=site sh tools/set_up.sh constraints.txt
	@$(HUBSITE) build
	@echo
	@echo "The site is in the folder site/. To look at it, run:  $(HUBSITE) serve"
	@echo "and open the address it prints in a browser. Ctrl+C stops it."

serve:  ## show the site in a browser, and again after every change you save
	@MAKING=serve sh tools/set_up.sh constraints.txt
	@$(HUBSITE) serve

test: lint  ## every check and test a change must pass; sets up what is missing
	@sh tools/programs.sh
	@$(PYTEST)

test-all: lint  ## the same with the slow tests: larger hubs, more random input
	@sh tools/programs.sh
	@$(PYTEST) -m "slow or not slow"

figures:  ## look over every page of the example in a browser, and print what was seen beside the goals
	@MAKING=figures sh tools/set_up.sh constraints-dev.txt
	@sh tools/programs.sh
	@$(HUBSITE) build --out .hubsite/for-figures
	@$(PY) tools/quality .hubsite/for-figures --all --findings .hubsite/findings.txt

lint:  ## style and types only
	@MAKING=test sh tools/set_up.sh constraints-dev.txt
	@$(PY) -m ruff check --output-format=concise .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format:  ## put imports and layout of the code in order
	@MAKING=format sh tools/set_up.sh constraints-dev.txt
	@$(PY) -m ruff check --select I --fix .
	@$(PY) -m ruff format .

bench:  ## run the comparisons in benchmarks/ and print their figures
	@MAKING=bench sh tools/set_up.sh constraints-dev.txt
	@for bench in benchmarks/[a-z]*.py; do \
		[ -f "$$bench" ] || continue; \
		echo "== $$bench"; $(PY) "$$bench" || exit 1; \
	done

editor:  ## fetch the program behind the forms at /edit/ (needs npm), see docs/editor.md
	@MAKING=editor sh tools/set_up.sh constraints.txt
	@$(PY) tools/fetch_editor.py

lock:  ## write the constraint files anew from pyproject.toml (LOCK=--upgrade for newer versions)
	@MAKING=lock sh tools/set_up.sh constraints-dev.txt
	@sh tools/lock.sh $(LOCK)

clean:  ## remove what was built, but not .venv
	rm -rf site .hubsite dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
