# SPDX-License-Identifier: GPL-2.0-or-later
# Included by the top Makefile after kernel.mk and checks.mk: known fixes taken out of
# an untouched tree one at a time (testsuite/undo).
#
#   make undo KVER=6.1 [CASES="a b"]
#	each report is there without the fix and gone with it
#   make undo-compile KVER=6.1
#	only that each case can be compiled, without the plugin
#   make undo-list KVER=6.1
#	what each case is about

CASES ?=
UNDO_ENV = $(KERNEL_ENV) CHECK_GCC=$(CHECK_GCC) CHECK_PLUGIN=$(CHECK_PLUGIN) \
	LINK=$(OUT)/percpu-link CASES="$(CASES)"

.PHONY: undo undo-compile undo-list

undo: $(KERNEL_BUILD)/unpacked check-plugin $(TOOLS)
	$(Q)$(UNDO_ENV) $(KERNEL_SCRIPTS)/undo.sh

undo-compile: $(KERNEL_BUILD)/unpacked
	$(Q)$(UNDO_ENV) UNDO=compile $(KERNEL_SCRIPTS)/undo.sh

undo-list:
	$(Q)$(UNDO_ENV) UNDO=list $(KERNEL_SCRIPTS)/undo.sh
