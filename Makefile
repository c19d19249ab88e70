# Every target sets up what it needs: git, make and Python (3.11 or newer, with venv) are all it takes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .bench
EDITORS := .editors
PLAYGROUND := .playground
CHROMIUM ?= /usr/bin/chromium
# The tests start Python hundreds of times: with the compiled modules kept, each start takes half the time.
unexport PYTHONDONTWRITEBYTECODE
# What is imported is compiled then; most of what comes along never is.
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-compile

# Each writes files that are committed; with --check it fails where they are not what it would write.
GENERATORS := onsrights.shapes onsrights.catalogue onsrights.editors onsrights.ons.lexicon.compile onsrights.ons.names.compile_shapes onsrights.engine.language.train onsrights.settings_schema website.examples website.gitlab website.pictures website.settings

# Everything but what builds packages and environments, or tries thousands of cases more.
QUICK := not slow and not apart

# The tests that look at every rule.
RULE_TESTS := tests/test_catalogue.py tests/test_pages.py tests/test_fixtures.py tests/test_messages.py tests/test_settings_schema.py \
	tests/engine/test_rules.py tests/ons/test_pages.py tests/ons/test_judge.py tests/commands/test_commands.py tests/website/test_changelog.py

.DEFAULT_GOAL := help
.PHONY: help demo setup rule test all-tests test-coverage test-rules test-cost fuzz test-editors neovim-and-emacs picture-of-editor test-pythons test-generated test-office test-browser test-playground screenshot chromium libreoffice lint format generate docs docs-serve bench clean test-engines
.SUFFIXES:
.DELETE_ON_ERROR:

help:
	@echo "make demo      check the example manifests, and ask why of two of them"
	@echo "make setup     install what you need to work on it, and say what to do next"
	@echo "make test      run everything that has to hold before a change goes in"
	@echo "make test-coverage  count the branches that the quick tests reach, in about ten minutes"
	@echo "make rule CODE=ONS509 NAME=description-has-address  create the module and the two pages of a new rule"
	@echo "make test-rules  run the tests that look at every rule, in about a minute"
	@echo "make test-cost  measure how the time grows with the input, in about five minutes"
	@echo "make fuzz MINUTES=60  try manifests that nobody wrote; SEED=… makes the same ones again"
	@echo "make test-generated  compile what export writes for TypeScript, Java and C#"
	@echo "make test-editors  see what Neovim, Emacs and the YAML language server show; needs Node.js with npm"
	@echo "make picture-of-editor  take the picture of a coloured name for the documents"
	@echo "make test-pythons  run the quick tests with every other Python on this computer"
	@echo "make test-office  have LibreOffice open the documents and sheets"
	@echo "make test-engines  check a million rights on Dask and Spark, in about a quarter of an hour; needs Java 17 or newer"
	@echo "make test-browser  try the registration form in a real browser (Chromium)"
	@echo "make test-playground  build the site, and try its playground in Chromium, below a path and offline"
	@echo "make screenshot    build the site, and take the pictures of form and playground for the documents"
	@echo "make lint      run ruff and mypy, and look whether a generated file is stale"
	@echo "make format    format the code and fix what ruff can fix"
	@echo "make generate  write the files that are made from the schema, the grammars, the lexicon and the program"
	@echo "make docs      build the documentation site in the folder site; a warning is an error"
	@echo "make docs-serve  build it and show it on http://127.0.0.1:8000/"
	@echo "make bench     print how fast it is, as ratios of one run; ROWS='start unseen' prints only some"
	@echo "make clean     remove what the other targets made"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=/path/to/python")'
	@echo "Creating $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# A stamp for each set of packages: out of date when pyproject.toml is newer, gone when the environment is.
$(VENV)/.ready: pyproject.toml | $(BIN)/python
	@echo "Installing onsrights ..."
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.ready-%: pyproject.toml | $(BIN)/python
	@echo "Installing onsrights and the packages for $* ..."
	@$(INSTALL) --editable '.[$*]'
	@touch $(VENV)/.ready $@

demo: $(VENV)/.ready
	@echo '$$ onsrights check examples/rights.yaml'
	@$(BIN)/onsrights check --lang en examples/rights.yaml
	@echo
	@echo '$$ onsrights check examples/broken-rights.yaml'
	@$(BIN)/onsrights check --lang en examples/broken-rights.yaml; test $$? -eq 1
	@echo
	@echo '$$ onsrights check examples/planbord.afas.yaml examples/invoices.exact.yaml --as-of 2026-11-30'
	@$(BIN)/onsrights check --lang en examples/planbord.afas.yaml examples/invoices.exact.yaml --as-of 2026-11-30
	@echo
	@echo '$$ onsrights why examples/planbord.afas.yaml --connector Planbord_Medewerkers --environment productie --ip 198.51.100.1 --as-of 2026-11-30'
	@$(BIN)/onsrights why --lang en examples/planbord.afas.yaml --connector Planbord_Medewerkers --environment productie \
		--ip 198.51.100.1 --as-of 2026-11-30; test $$? -eq 1
	@echo
	@echo '$$ onsrights why examples/invoices.exact.yaml --endpoint hrm/Costcenters --connected yes --revoked no'
	@$(BIN)/onsrights why --lang en examples/invoices.exact.yaml --endpoint hrm/Costcenters --connected yes --revoked no; \
		test $$? -eq 1
	@echo
	@echo "The clean manifests are for Nedap Ons, AFAS Profit and Exact Online; the second is a first draft, and two calls are refused."
	@echo "The same in Dutch: $(BIN)/onsrights check --lang nl examples/broken-rights.yaml"

setup: $(VENV)/.ready-test
	@echo "Ready. The program is $(BIN)/onsrights; one test runs with: $(BIN)/pytest tests/test_fixtures.py -k ONS305"

# The module and the pages of a new rule, to be filled in; see CONTRIBUTING.md.
rule: $(VENV)/.ready
	@$(BIN)/python -m website.new_rule "$(CODE)" "$(NAME)"

test-rules: $(VENV)/.ready-test
	$(BIN)/python -m pytest -q -n auto $(RULE_TESTS)

# What is looked at and what is run at the same time: mypy takes one processor for half a minute.
test: $(VENV)/.ready-test
	@$(MAKE) --no-print-directory -j2 lint all-tests

all-tests: $(VENV)/.ready-test
	$(BIN)/python -m pytest -q -n auto --dist worksteal

# Counting takes as long again as the tests do, and so it is not part of `make test`; every change is counted in
# .github/workflows/ci.yml.
test-coverage: $(VENV)/.ready-test
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "$(QUICK)" --cov --cov-report=term

# They measure the time of the processor, one after the other, and so by themselves.
test-cost: $(VENV)/.ready-test
	$(BIN)/python -m pytest -q -m cost tests/cost

# What fails is written to .fuzz, with how to try it again.
MINUTES ?= 10
fuzz: $(VENV)/.ready-test
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

# The quick tests with each supported Python that is found here; ARGS="tests/engine" runs some of them.
test-pythons:
	@tests/pythons "$(QUICK)" -n auto --dist worksteal $(ARGS)

# The compilers are large, and Python's own is in `make test`.
test-generated: $(VENV)/.ready-test
	@tests/ons/exports/install-compilers
	$(BIN)/python -m pytest -q -m generated_code

# Spark runs on Java, and is large, so neither is part of `make test`.
test-engines: $(VENV)/.ready-engines
	@command -v java >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Java ..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends default-jre-headless; \
	else \
		echo "make test-engines needs Java 17 or newer for Spark: on Debian, 'sudo apt-get install default-jre-headless'; elsewhere install one from https://adoptium.net/" >&2; exit 1; \
	fi
	$(BIN)/python -m pytest -q -m engines tests/engines

# LibreOffice opens what is written, and what it writes is read.
test-office: $(VENV)/.ready-test libreoffice
	$(BIN)/python -m pytest -q -m office tests/documents

# It is large, and comes from the system; only the administrator can install it there.
libreoffice:
	@command -v soffice >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing LibreOffice ..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui; \
	else \
		echo "LibreOffice is needed, as the program soffice: on Debian, 'sudo apt-get install libreoffice-writer-nogui libreoffice-calc-nogui'; elsewhere install it and put soffice on the PATH" >&2; exit 1; \
	fi

# The language server behind YAML in editors and the editor of VS Code, as the lock file pins them, without running anything
# of their packages' own.
$(EDITORS)/.ready: tests/editors/package.json tests/editors/package-lock.json
	@command -v node >/dev/null && command -v npm >/dev/null || \
		{ echo "make test-editors needs Node.js 20 or newer with npm; both come from https://nodejs.org/" >&2; exit 1; }
	@echo "Installing the YAML language server and Monaco ..."
	@rm -rf $(EDITORS)
	@mkdir $(EDITORS)
	@cp tests/editors/package.json tests/editors/package-lock.json $(EDITORS)
	@cd $(EDITORS) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

test-editors: $(VENV)/.ready-test $(EDITORS)/.ready neovim-and-emacs
	$(BIN)/python -m pytest -q -m editors tests/editors

# They come from the system; only the administrator can install them there. Emacs has eglot from version 29 on.
neovim-and-emacs:
	@{ command -v nvim && emacs --batch --eval "(require 'eglot)"; } >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Neovim and Emacs ..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			neovim emacs-nox $$(apt-cache show elpa-eglot >/dev/null 2>&1 && echo elpa-eglot) >/dev/null; \
	else \
		echo "make test-editors needs Neovim and Emacs with eglot: on Debian, 'sudo apt-get install neovim emacs-nox elpa-eglot'" >&2; exit 1; \
	fi

# The editor of VS Code in a browser, with the language server behind it.
picture-of-editor: $(VENV)/.ready-test $(EDITORS)/.ready chromium
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m tests.editors.picture

test-browser: $(VENV)/.ready-test chromium
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -q -n auto --dist worksteal -m browser tests/browser --ignore=tests/browser/test_speed.py
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -q -m browser tests/browser/test_speed.py

test-playground: $(VENV)/.ready-test chromium docs
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -q -m playground tests/playground

screenshot: $(VENV)/.ready-test chromium docs
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m tests.browser.screenshot

# The browser comes from the system; only the administrator can install it there.
chromium:
	@test -x $(CHROMIUM) || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium ..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; \
	else \
		echo "Chromium is needed at $(CHROMIUM): on Debian, 'sudo apt-get install chromium'; elsewhere install it and say where it is: make test-browser CHROMIUM=/path/to/chromium" >&2; exit 1; \
	fi

lint: $(VENV)/.ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@for module in $(GENERATORS); do echo "$$module --check"; $(BIN)/python -m $$module --check || exit 1; done

format: $(VENV)/.ready-test
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

generate: $(VENV)/.ready
	@for module in $(GENERATORS); do $(BIN)/python -m $$module || exit 1; done

# The playground is compiled from packages of registries; root on Debian gets what it takes, others are told what to install.
docs: $(VENV)/.ready-docs
	@$(BIN)/python -m website.playground.build $(PLAYGROUND)
	@$(BIN)/python -m website site $(PLAYGROUND)/out

docs-serve: docs
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000

# An environment of its own, with the package as users get it: an editable install slows every start of Python.
$(BENCH)/.ready: pyproject.toml
	@echo "Installing what to measure against ..."
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --quiet --disable-pip-version-check '.[bench]'
	@touch $@

bench: $(BENCH)/.ready
	@rm -rf build
	@$(BENCH)/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --force-reinstall .
	@rm -rf build
	@$(BENCH)/bin/python -m benchmarks $(ROWS)

clean:
	rm -rf $(VENV) $(BENCH) $(EDITORS) $(PLAYGROUND) .compilers .fuzz .pythons build dist site .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache src/*.egg-info
	find src grammar schemas tests benchmarks website -name __pycache__ -type d -prune -exec rm -rf {} +
