# make run and make test do all the set-up they need; a second run starts at once.

VENV := .venv
BIN := $(VENV)/bin
SOURCES := model_core restorer_gui tests benchmarks

.PHONY: setup libraries run test test-engine test-window soak lint format translations bench wheel-check
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

libraries:
	@bash tools/system-libraries

run: $(VENV)/.program libraries
	$(BIN)/restorer-gui

# Every test once, in two halves: the engine's where nothing of the window can be imported, then the rest.
test: test-engine test-window

test-engine: $(VENV)/.developer
	$(BIN)/python -m pytest -p no:pytest-qt -p tests.without_window tests/model_core

test-window: $(VENV)/.developer libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --ignore=tests/model_core

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

# Collects the window's strings, keeps what is translated, compiles. Then translate what is "unfinished" and run again.
TRANSLATION := restorer_gui/translations/restorer_it
translations: $(VENV)/.developer
	$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none $(sort $(shell find restorer_gui -name '*.py')) -ts $(TRANSLATION).ts
	$(BIN)/pyside6-lrelease -silent $(TRANSLATION).ts -qm $(TRANSLATION).qm

bench: $(VENV)/.developer
	$(BIN)/python benchmarks/restore_speed.py
	$(BIN)/python benchmarks/pipeline.py

wheel-check: $(VENV)/.developer
	bash tools/wheel-check $(BIN)/python
