# Every target sets up what it needs: git, make and Python (3.11 or newer, with venv) are all it takes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .bench

# Each writes files that are committed; with --check it fails where they are not what it would write.
GENERATORS := onsrights.ons.editor_schema onsrights.ons.lexicon.compile onsrights.ons.names.compile_shapes onsrights.ons.language.train website.pictures

.DEFAULT_GOAL := help
