# Two commands are all one needs: `make serve` and `make test`. The others are steps of these.
# Everything that is installed goes into .tools and node_modules of this folder.

SHELL := /bin/sh
PORT ?= 8080
# Debian keeps servers where only root looks: the tests start Apache and nginx.
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH):/usr/local/sbin:/usr/sbin
# Tools that live on the machine and not in this folder; empty until the tests' set-up has run.
DRIVER = $${CHROMEDRIVER:-$$(command -v chromedriver)}

WASM := --locked --target wasm32-unknown-unknown
# A WebDAV host of a team space besides the page's own: make build TEAM_ORIGIN=https://cloud.example.com
export TEAM_ORIGIN
TEAM_STAMP := target/team-origin
$(shell mkdir -p target; printf '%s' "$(TEAM_ORIGIN)" | cmp -s - $(TEAM_STAMP) || printf '%s' "$(TEAM_ORIGIN)" > $(TEAM_STAMP))
BUILD_TOOL := target/build-tool/sprintloop-build
COMPILED := target/wasm32-unknown-unknown/release/sprintloop.wasm
# The same page, quicker to build and larger.
LOCAL := target/wasm32-unknown-unknown/local/sprintloop.wasm
RUST_SOURCES := Cargo.toml page/Cargo.toml Cargo.lock $(shell find src page/src -type f 2>/dev/null)
# The names and relocations are needed to part the page.
COMPILE = cargo rustc --profile $(1) $(WASM) --package sprintloop-page --features split --bin sprintloop -- -Clink-args=--emit-relocs
PAGE_SOURCES := $(TEAM_STAMP) index.html package-lock.json scripts/bundle-style.mjs scripts/build-page.mjs scripts/seal-page.mjs \
	scripts/keep-offline.mjs $(shell find style public -type f 2>/dev/null)

.PHONY: help serve build dev check fuzz schema test test-without-page test-native test-wasm test-e2e test-engines bench size screenshot pictures setup setup-tests

help:
	@echo "make serve     build the page and serve it on http://127.0.0.1:$(PORT)"
	@echo "make test      every test: native, in the browser, end to end"
	@echo "make build     write the page into dist/"
	@echo "               TEAM_ORIGIN=https://cloud.example.com lets it use a team space there"
	@echo "make dev       serve a development build that reloads on save"
	@echo "make check     formatting and lints, warnings are errors"
	@echo "make fuzz      give every importer damaged files, FUZZ=5000 of each kind"
	@echo "make schema    write docs/schema.json from the stored types"
	@echo "make bench     measure speed and size against their budgets"
	@echo "make pictures  every screen as a picture, both themes, three widths"
	@echo "make size      the size of dist/ as a browser downloads it"

# A released page that is up to date does as well.
serve: setup
	@if $(MAKE) --no-print-directory --question dist/index.html; then folder=dist; else \
		folder=target/served; $(MAKE) --no-print-directory -j2 target/served/index.html || exit 1; \
	fi; node scripts/serve.mjs "$$folder" --port $(PORT) --quality 5

# Two at a time: the page and the program that parts it know nothing of each other.
build: setup
	@$(MAKE) --no-print-directory -j2 dist/index.html

# The compiler, then the modules parted and bound (build/), then each made small and the page around them.
dist/index.html: $(COMPILED) $(BUILD_TOOL) $(PAGE_SOURCES)
	@echo "The page is parted into its modules and each is made small: some two minutes."
	$(BUILD_TOOL) $(COMPILED) target/parts
	node scripts/build-page.mjs target/parts dist

target/served/index.html: $(LOCAL) $(BUILD_TOOL) $(PAGE_SOURCES)
	@echo "The page is parted into its modules: a minute."
	$(BUILD_TOOL) $(LOCAL) target/served-parts
	node scripts/build-page.mjs target/served-parts target/served --quick

$(COMPILED): $(RUST_SOURCES)
	@echo "The page is compiled as it is released: some eight minutes on two cores the first time, six after a change."
	$(call COMPILE,release)
	@touch $@

$(LOCAL): $(RUST_SOURCES)
	@echo "The page is compiled: some five minutes on two cores the first time, two after a change."
	$(call COMPILE,local)
	@touch $@

# It steps back while the page's many crates are compiled; at the end of those one core has nothing to do.
$(BUILD_TOOL): build/Cargo.toml $(wildcard build/src/*.rs) Cargo.lock
	@echo "The program that parts the page is compiled, once: some three minutes beside the page."
	nice -n 10 cargo build --locked --profile build-tool --package sprintloop-build
	@touch $@

dev:
	@node scripts/setup.mjs dev
	trunk serve --port $(PORT) --dist target/dev

check: setup
	cargo fmt --all --check
	cargo clippy --locked --package sprintloop --package sprintloop-build --all-targets -- -D warnings
	cargo clippy $(WASM) --package sprintloop-page --all-targets -- -D warnings

# Each part says its name first, and what runs it alone where it fails.
PART = @printf '\n== Part %s: %s\n' "$(1)" "$(2)"
ALONE = || { printf '\nThis part failed. Alone it runs with: make %s\n' "$@"; exit 1; }

# One core compiles the page; the other runs the tests that need no page, and installs what the rest need.
test: setup
	@$(MAKE) --no-print-directory -j2 test-without-page dist/index.html
	@$(MAKE) --no-print-directory test-engines
	@$(MAKE) --no-print-directory test-e2e

test-without-page:
	@$(MAKE) --no-print-directory test-native
	@$(MAKE) --no-print-directory setup-tests
	@$(MAKE) --no-print-directory test-wasm

test-native:
	$(call PART,1 of 4,rules and files without a browser)
	@cargo test --locked $(ALONE)

test-wasm:
	$(call PART,2 of 4,parts of the page in a browser)
	@CHROMEDRIVER="$(DRIVER)" cargo test $(WASM) --package sprintloop-page --test web $(ALONE)

# As many cases as one has time for: make fuzz FUZZ=100000
fuzz: setup
	SPRINTLOOP_FUZZ=$${FUZZ:-5000} cargo test --locked --test exchange -- fuzz any_bytes

schema: setup
	SPRINTLOOP_WRITE_SCHEMA=1 cargo test --locked --test exchange schema::is_published

test-engines:
	$(call PART,3 of 4,the built page in Chromium, Firefox and WebKit)
	@node --test --test-concurrency=2 tests/engines/ $(ALONE)

test-e2e:
	$(call PART,4 of 4,the built page as a person uses it)
	@playwright test --config tests/e2e/playwright.config.js $(ALONE)

bench: setup-tests
	@$(MAKE) --no-print-directory -j2 dist/index.html
	cargo bench --locked --bench metrics
	cargo bench --locked --bench space
	node benches/bench.mjs

size: build
	node scripts/size.mjs

screenshot: setup-tests
	@$(MAKE) --no-print-directory -j2 dist/index.html
	node scripts/screenshot.mjs

pictures: setup-tests
	@$(MAKE) --no-print-directory -j2 dist/index.html
	node scripts/pictures.mjs

setup:
	@node scripts/setup.mjs page

setup-tests:
	@node scripts/setup.mjs tests
