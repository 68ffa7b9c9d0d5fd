# `make` on its own lists what can be asked. A fresh machine needs Python 3.11 or newer, pip and make; nothing else.

VENV    ?= .venv
PYTHON  ?=
ADDRESS ?= 127.0.0.1
PORT    ?= 8501

BIN     := $(VENV)/bin
LOCKS   := requirements-uv.txt requirements.txt
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11

export PYTHON VENV

.DEFAULT_GOAL := help
.PHONY: help run test soak check format lock bench clean

help:  ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: $(VENV)/.ok-run  ## Start the app on this machine only (PORT=8501); its database is kept in var/
	@mkdir -p var
	$(BIN)/streamlit run app.py --server.address=$(ADDRESS) --server.port=$(PORT)

test: $(VENV)/.ok  ## Run the checks and every test, those needing a browser or PostgreSQL included
	@bash .ci/services.sh bash .ci/test.sh check tests browser

soak: $(VENV)/.ok  ## Run the long load and endurance tests
	@bash .ci/services.sh bash .ci/test.sh soak

check: $(VENV)/.ok  ## Check format, lint, types and layers; changes nothing
	@status=0; \
	for check in "ruff format --check ." "ruff check ." mypy "lint-imports --no-logo"; do \
		echo "$$check"; $(BIN)/$$check || status=1; \
	done; exit $$status

format: $(VENV)/.ok  ## Format the code and mend what the linter can mend by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.ok  ## Write the lock files again from the .in files (UPGRADE=--upgrade takes newer releases)
	$(COMPILE) $(UPGRADE) requirements-uv.in -o requirements-uv.txt
	$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) --excludes requirements-without.in requirements-dev.in -o requirements-dev.txt

bench: $(VENV)/.ok  ## Measure speed and memory on this machine (see benchmarks/)
	$(BIN)/python -m benchmarks

clean:  ## Remove the environment, caches and test results; var/ is kept
	rm -rf $(VENV) test-results build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed is stamped, so that it is installed again only after a lock file changed.
$(VENV)/.ok-run: $(LOCKS)
	@bash .ci/install.sh requirements.txt
	@rm -f $(VENV)/.ok && touch $@

$(VENV)/.ok: $(LOCKS) requirements-dev.txt
	@bash .ci/install.sh requirements.txt requirements-dev.txt
	@touch $(VENV)/.ok-run $@
