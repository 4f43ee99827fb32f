# make demo   the twelve months of 2024 for both projects, reconciled with the published budget
# make test   lint, types and the whole suite
# make torture, make bench   what is too long for every time; benchmarks
# make lock   the hash-locked dependencies again, from pyproject.toml (needs uv)

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test torture bench lock clean

demo: .venv/run
	$(BIN)/python rosters/demo.py demo

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal -q

torture: .venv/test
	SUBSIDIES_EXAMPLES=3000 $(BIN)/python -m pytest -n auto --dist worksteal -q -m "not bench"

bench: .venv/test
	$(BIN)/python -m pytest tests/benchmarks -q -m bench -s

lock:
	uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --group test $(LOCK) -o requirements-test.lock

LOCK := --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --quiet

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/test: requirements-test.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements-test.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf .venv demo .bench
