# SPDX-License-Identifier: GPL-2.0-or-later
# Included by the top Makefile after kernel.mk: the plugin on an untouched tree.
#
#   make identical KVER=6.1 CONFIG=tiny [ARCH=arm64] [OBJECTS="mm/ lib/"]
#	every object, compiled with and without the plugin, is the same
#   make identical MODE=full ...
#	two whole builds are the same: image, modules, BTF, modversions
#   make findings KVER=6.1 CONFIG=tiny
#	what the plugin reports in that build
#   make kernel-features KVER=6.1 [ONLY="sparse coccinelle ccache modules boot"] [BOOT=no]
#	what else a kernel is built with works beside the plugin; boot wants make kernel-stock
#
# CONFIG is a file of kernel-integration/configs.

CONFIG ?= tiny
OBJECTS ?=
MODE ?= twin

# ARCH follows from the compiler, or a cross compiler from ARCH.
ifeq ($(origin ARCH),undefined)
ARCH := $(if $(findstring aarch64,$(GCC)),arm64,x86_64)
endif
CHECK_GCC = $(if $(filter arm64,$(ARCH)),aarch64-linux-gnu-gcc-$(GCC_MAJOR),$(GCC))
CHECK_PLUGIN = $(BUILD)/$(shell $(CHECK_GCC) -dumpmachine)-$(GCC_MAJOR)/percpu.so
CHECK_ENV = $(KERNEL_ENV) CONFIG=$(CONFIG) ARCH=$(ARCH) OBJECTS="$(OBJECTS)" \
	CHECK_GCC=$(CHECK_GCC) CHECK_PLUGIN=$(CHECK_PLUGIN)

.PHONY: identical findings kernel-features check-plugin

check-plugin:
	$(Q)$(MAKE) --no-print-directory GCC=$(CHECK_GCC) $(CHECK_PLUGIN)

identical: $(KERNEL_BUILD)/unpacked check-plugin
	$(Q)$(CHECK_ENV) $(KERNEL_SCRIPTS)/identical$(if $(filter full,$(MODE)),-full).sh

findings: $(KERNEL_BUILD)/unpacked check-plugin
	$(Q)$(CHECK_ENV) $(KERNEL_SCRIPTS)/findings.sh

kernel-features: $(KERNEL_BUILD)/unpacked check-plugin
	$(Q)$(CHECK_ENV) $(KERNEL_SCRIPTS)/features.sh
