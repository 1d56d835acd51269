# Every target works on a fresh machine that has Python 3.11+, make and git.
PYTHON ?= python3
BIN := .venv/bin
export PYDANTIC_AI_NO_BANNER = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# What is compiled is kept, whatever the shell says: without that every start takes seconds more.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help demo chat web run simulator test browser check format bench chaos fuzz mutants learn lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

# uv installs in seconds what takes pip a minute; where uv cannot reach the index, pip still may.
.venv/uv.stamp: requirements-uv.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --requirement requirements-uv.lock
	touch $@

define install
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --no-deps --requirement $(1) \
	|| $(BIN)/python -m pip install --quiet --require-hashes --no-deps --requirement $(1)
endef

.venv/run.stamp: requirements.lock .venv/uv.stamp
	$(call install,requirements.lock)
	touch $@

.venv/dev.stamp: requirements-dev.lock .venv/uv.stamp
	$(call install,requirements-dev.lock)
	touch $@ .venv/run.stamp .venv/web.stamp

demo: .venv/run.stamp ## a scripted conversation on the built-in simulator, ends with real pictures
	$(BIN)/python -m app demo

chat: .venv/run.stamp ## the same, interactive: talk pictures into being in this terminal
	$(BIN)/python -m app chat

.venv/web.stamp: requirements-web.lock .venv/uv.stamp
	$(call install,requirements-web.lock)
	touch $@ .venv/run.stamp

web: .venv/web.stamp ## the web page on this machine, on the simulator if there is no key
	$(BIN)/python -m app web

run: .venv/run.stamp ## the real service, from the settings in .env
	$(BIN)/python -m app run

simulator: .venv/run.stamp ## the Freepik look-alike alone, on http://127.0.0.1:8090
	$(BIN)/python -m app simulator

test: .venv/dev.stamp ## every test; PostgreSQL and Redis tests run when those are reachable
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

browser: .venv/dev.stamp ## the web page, driven in Chromium
	$(BIN)/python -m pytest tests/browser --numprocesses 2

check: .venv/dev.stamp ## format, lint, strict types, import contracts, house rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/house

format: .venv/dev.stamp ## format and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/dev.stamp ## the benchmarks, each a ratio to a bare baseline in the same run
	$(BIN)/python -m benchmarks

chaos: .venv/dev.stamp ## everything around the service fails, for an hour; the figures go into docs/reliability.md
	$(BIN)/python -m tests.chaos --seed 1 --jobs 10000 --kills 500 --chats 60 --report docs/reliability.md
	$(BIN)/python -m tests.chaos --seed 2 --jobs 10000 --kills 500 --chats 60 --report docs/reliability.md

fuzz: .venv/dev.stamp ## every parser of strangers' bytes, for minutes and in bounded memory
	ulimit -v 8000000 && $(BIN)/python -m pytest tests/fuzz --hypothesis-profile=long --timeout=1200 --numprocesses auto
	FUZZ_REQUESTS=2000 $(BIN)/python -m pytest tests/scenario/api/test_description.py

mutants: .venv/dev.stamp ## take each defence of docs/security.md away: its test has to fail
	$(BIN)/python -m tests.mutation

.venv/learn.stamp: requirements-learn.lock .venv/dev.stamp
	$(call install,requirements-learn.lock)
	touch $@

learn: .venv/learn.stamp ## learn from the example utterances what a message asks for
	$(BIN)/python -m agent.understanding.learned.training

lock: .venv/dev.stamp ## pin every dependency with its hash
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra web --extra otel --group dev --output-file requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra web --output-file requirements-web.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra otel --output-file requirements-otel.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group learn --output-file requirements-learn.lock

clean: ## forget the virtual environment and all local data
	rm -rf .venv var
