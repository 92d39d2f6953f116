# SPDX-License-Identifier: GPL-2.0-or-later
# Included by the top Makefile after checks.mk: what the checks cost.
#
#   make compile-cost [KVER=6.1] [CONFIG=tiny] [JOBS=1] [COST_UNITS="mm/slub.o"]
#	instructions of the compiler with every check on, relative to those without
#	the plugin; fails above COST_LIMIT
#
# Both are kept: a second run only measures what has changed.

COST_UNITS ?=
COST_LIMIT ?= 1.01

.PHONY: compile-cost

compile-cost: $(KERNEL_BUILD)/unpacked check-plugin
	$(Q)$(CHECK_ENV) COST_UNITS="$(COST_UNITS)" COST_LIMIT=$(COST_LIMIT) \
		$(KERNEL_SCRIPTS)/compile-cost.sh
