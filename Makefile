# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make			plugin, runtime and tools for the compiler GCC
#	make check		the test suite
#	make demo		what it is for, from nothing to a booted kernel
#	make help		all targets

TOP := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
VERSION := $(shell cat $(TOP)/VERSION)

# Everything follows from the compiler that the plugin is for.
GCC ?= gcc-12
GCC_MAJOR = $(firstword $(subst ., ,$(shell $(GCC) -dumpfullversion)))
GCC_TRIPLET = $(shell $(GCC) -dumpmachine)
PLUGIN_DIR = $(shell $(GCC) -print-file-name=plugin)
# The compiler is built by its own version's C++ compiler.
HOSTCXX ?= g++-$(GCC_MAJOR)
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
-include $(TOP)/runtime/runtime.mk
-include $(TOP)/tools/tools.mk
-include $(TOP)/kernel-integration/kernel.mk

.PHONY: all check check-all clean deps install help demo \
	print-plugin print-cflags print-ldflags

all: $(PLUGIN) $(RUNTIME) $(TOOLS)

# For scripts; all paths are absolute.
print-plugin:
	@echo $(PLUGIN)
print-cflags:
	@echo -I$(TOP)/include -fplugin=$(PLUGIN)
print-ldflags:
	@echo $(RUNTIME_LDFLAGS)

clean:
	rm -rf $(BUILD)
