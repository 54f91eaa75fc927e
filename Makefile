# make run and make test do all the set-up they need; a second run starts at once.

VENV := .venv
BIN := $(VENV)/bin
SOURCES := model_core restorer_gui tests benchmarks

.PHONY: setup run test lint format bench soak
.DELETE_ON_ERROR:

setup: $(VENV)/.developer libraries

# The program alone. pip 25.1 is the first that installs dependency groups.
$(VENV)/.program: pyproject.toml
	@python=$$(bash tools/find-python) && { test -x $(BIN)/python || $$python -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

# What tests and checks need as well.
$(VENV)/.developer: $(VENV)/.program
	$(BIN)/python -m pip install --quiet --group test --group dev
	@touch $@

.PHONY: libraries
libraries:
	@bash tools/system-libraries

run: $(VENV)/.program libraries
	$(BIN)/restorer-gui

test: $(VENV)/.developer libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

# The long promises: hours of sound, hundreds of kills. See tests marked "soak".
soak: $(VENV)/.developer libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m soak

lint: $(VENV)/.developer
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.developer
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

bench: $(VENV)/.developer
	$(BIN)/python benchmarks/restore_speed.py
	$(BIN)/python benchmarks/pipeline.py
