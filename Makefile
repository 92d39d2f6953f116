# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make			plugin, runtime and tools for the compiler GCC
#	make check		the test suite
#	make demo		what it is for, from nothing to a booted kernel
#	make help		all targets

TOP := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
# Make takes such a path for several, and so do KCFLAGS and the like.
ifneq ($(words $(TOP)) $(words $(wildcard $(TOP)/VERSION)),1 1)
$(error the path of the project holds a blank, which make cannot handle)
endif
VERSION := $(shell cat $(TOP)/VERSION)

# Everything follows from the compiler that the plugin is for.
GCC ?= gcc-12
GCC_MAJOR = $(firstword $(subst ., ,$(shell $(GCC) -dumpfullversion)))
GCC_TRIPLET = $(shell $(GCC) -dumpmachine)
PLUGIN_DIR = $(shell $(GCC) -print-file-name=plugin)
# The compiler is built by its own version's C++ compiler.
HOSTCXX ?= g++-$(GCC_MAJOR)
# A cross compiler: the plugin runs on this machine, the runtime and the tools are
# not built for it.
HOST_TRIPLET = $(shell $(HOSTCXX) -dumpmachine)
NATIVE = $(filter $(HOST_TRIPLET),$(GCC_TRIPLET))
PREFIX ?= /usr/local
DESTDIR ?=
V ?=
Q = $(if $(V),,@)

BUILD := $(TOP)/build
OUT = $(BUILD)/$(GCC_TRIPLET)-$(GCC_MAJOR)
PLUGIN = $(OUT)/percpu.so

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

include $(TOP)/plugin/plugin.mk
include $(TOP)/runtime/runtime.mk
include $(TOP)/tools/tools.mk
include $(TOP)/tools/docs.mk
-include $(TOP)/kernel-integration/kernel.mk
-include $(TOP)/kernel-integration/checks.mk
-include $(TOP)/kernel-integration/undo.mk
-include $(TOP)/kernel-integration/cost.mk
-include $(TOP)/compare/compare.mk

.PHONY: all check check-all clean deps install help demo \
	print-plugin print-cflags print-kcflags print-ldflags

all: $(PLUGIN) $(if $(NATIVE),$(RUNTIME) $(TOOLS))

# For scripts; all paths are absolute.
print-plugin:
	@echo $(PLUGIN)
print-cflags:
	@echo -I$(TOP)/include -fplugin=$(PLUGIN)
# make KCFLAGS="$(make -s -C PROJECT print-kcflags)" on a Linux tree of any kind
print-kcflags:
	@echo -fplugin=$(PLUGIN) -fplugin-arg-percpu-kernel
print-ldflags:
	@echo $(RUNTIME_LDFLAGS)

deps:
	$(Q)$(TOP)/tools/install-deps

# The test suite for one compiler; check-all: for every one that is supported.
check: all docs-check
	$(Q)$(TOP)/testsuite/run-tests --gcc $(GCC) --out $(OUT)/check

check-all:
	$(Q)$(MAKE) check GCC=gcc-12
	$(Q)$(MAKE) check GCC=gcc-11

# The misuse file must be rejected, the rest must succeed.
demo: deps
	$(Q)$(MAKE) all
	@echo "== Misuse, as the compiler reports it =="
	$(Q)! $(GCC) -I$(TOP)/include -fplugin=$(PLUGIN) -c -o /dev/null \
		$(TOP)/demo/misuse.c
	@echo "== One process: a kernel, two modules, 4 CPUs =="
	$(Q)$(MAKE) runtime-demo
	@echo "== Linux 6.1: stock and patched, in QEMU =="
	$(Q)$(MAKE) kernel-check KVER=6.1

# With PREFIX=/usr the plugin goes where GCC looks for -fplugin=percpu.
INSTALL_PLUGIN_DIR = $(DESTDIR)$(PREFIX)/lib/gcc/$(GCC_TRIPLET)/$(GCC_MAJOR)/plugin

install: all $(MAN_PAGE)
	install -D -m 644 $(PLUGIN) $(INSTALL_PLUGIN_DIR)/percpu.so
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/percpu \
		$(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/doc/percpu $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install -m 644 $(TOP)/include/*.h $(DESTDIR)$(PREFIX)/include
	install -m 644 $(RUNTIME) $(DESTDIR)$(PREFIX)/lib/percpu
	install -m 755 $(TOOLS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(MAN_PAGE) $(TOOL_PAGES) \
		$(DESTDIR)$(PREFIX)/share/man/man1
	cp -r $(TOP)/README.md $(TOP)/NEWS.md $(TOP)/docs/*.md $(TOP)/docs/checks \
		$(DESTDIR)$(PREFIX)/share/doc/percpu
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' \
		$(TOP)/runtime/percpu.pc.in > \
		$(DESTDIR)$(PREFIX)/lib/pkgconfig/percpu.pc

help:
	@echo "make                 plugin, runtime and tools for GCC=$(GCC)"
	@echo "make deps            install what is missing (Debian, as root)"
	@echo "make check           the test suite; check-all: gcc-12 and gcc-11"
	@echo "make demo            misuse, one-process target, Linux in QEMU"
	@echo "make kernel          patch, convert and build Linux (KVER=6.1)"
	@echo "make kernel-check    boot it beside the stock one and compare"
	@echo "make install         DESTDIR= PREFIX=$(PREFIX)"
	@echo "make docs            remake what is made from the tables"
	@echo "make compare         the misuse corpus through the plugin, Sparse, clang, GCC;"
	@echo "                     writes docs/comparison.md; compare-check: fails if it differs"
	@echo "make identical       objects of a Linux build, with and without the plugin"
	@echo "make findings        what the plugin reports in it (KVER= CONFIG= ARCH=)"
	@echo "make compile-cost    what the checks cost the compiler, in instructions"
	@echo "make -s print-plugin | print-cflags | print-kcflags | print-ldflags"
	@echo "make clean"

clean:
	rm -rf $(BUILD)
