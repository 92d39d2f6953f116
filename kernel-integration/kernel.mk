# SPDX-License-Identifier: GPL-2.0-or-later
# Included by the top Makefile, which sets TOP, BUILD, PLUGIN and GCC.
#
#   make kernel KVER=6.1           fetch, patch, convert, configure, build
#   make kernel-stock KVER=6.1     the same tree without all that: the control
#   make kernel-convert KVER=6.1   only up to the conversion
#   make kernel-check KVER=6.1     build both, boot both, compare
#   make kernel-verify KVER=6.1    the series patch by patch
#   make kernel-fixes KVER=6.12    the patches of fixes/, for what the checks find

KVER ?= 6.1
KERNEL_DIR := $(TOP)/kernel-integration
KERNEL_BUILD = $(BUILD)/kernel/$(KVER)
KERNEL_SCRIPTS := $(KERNEL_DIR)/scripts
# Their job server is not ours: they start make with a -j of their own.
KERNEL_ENV = env -u MAKEFLAGS -u MFLAGS KVER=$(KVER) BUILD=$(BUILD) GCC=$(GCC) PLUGIN=$(PLUGIN)

.PHONY: kernel kernel-stock kernel-convert kernel-off kernel-check kernel-verify kernel-fixes kernel-clean

$(KERNEL_BUILD)/unpacked: $(KERNEL_DIR)/$(KVER)/BASE $(KERNEL_SCRIPTS)/unpack.sh
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/unpack.sh
	touch $@

$(KERNEL_BUILD)/stock/configured: $(KERNEL_BUILD)/unpacked $(KERNEL_DIR)/config.fragment
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/configure.sh $(KERNEL_BUILD)/stock/src $(KERNEL_BUILD)/stock/obj stock
	touch $@

# patch, configure and convert are one step: each needs the tree as the one before left it
$(KERNEL_BUILD)/patched/converted: $(KERNEL_BUILD)/unpacked \
		$(wildcard $(KERNEL_DIR)/$(KVER)/*.patch) $(KERNEL_DIR)/$(KVER)/series \
		$(KERNEL_DIR)/config.fragment $(KERNEL_DIR)/config.percpu-offset \
		$(KERNEL_SCRIPTS)/convert.sh $(KERNEL_SCRIPTS)/static-percpu.cocci \
		$(KERNEL_SCRIPTS)/static_percpu.py | $(PLUGIN)
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/patch.sh
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/configure.sh $(KERNEL_BUILD)/patched/src $(KERNEL_BUILD)/patched/obj on
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/convert.sh $(KERNEL_BUILD)/patched/src $(KERNEL_BUILD)/patched/obj
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/configure.sh $(KERNEL_BUILD)/patched/src $(KERNEL_BUILD)/patched/obj-off off
	touch $@

kernel-convert: $(KERNEL_BUILD)/patched/converted

# kbuild knows what has to be built anew
kernel-stock: $(KERNEL_BUILD)/stock/configured
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/build.sh $(KERNEL_BUILD)/stock/obj stock

kernel: $(KERNEL_BUILD)/patched/converted $(PLUGIN)
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/build.sh $(KERNEL_BUILD)/patched/obj on

# Without the option, for the comparison of objects; KERNEL_OFF=modules bzImage for all of them
KERNEL_OFF ?= kernel/ mm/ lib/ fs/ drivers/base/ arch/x86/kernel/
kernel-off: $(KERNEL_BUILD)/patched/converted
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/build.sh $(KERNEL_BUILD)/patched/obj-off off $(KERNEL_OFF)

kernel-check: kernel-stock kernel kernel-off
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/check.sh

# Patch by patch: no fuzz, checkpatch, compiles
kernel-verify: $(KERNEL_BUILD)/unpacked
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/verify.sh

kernel-fixes: $(KERNEL_BUILD)/unpacked
	$(KERNEL_ENV) $(KERNEL_SCRIPTS)/fixes.sh

kernel-clean:
	rm -rf $(BUILD)/kernel
