# SPDX-License-Identifier: GPL-2.0-or-later
# Command-line tools.

TOOLS = $(OUT)/percpu-tags

$(OUT)/percpu-tags: $(TOP)/tools/percpu-tags.c $(TOP)/include/percpu_tags.h \
		$(TOP)/tools/tools.mk
	$(Q)mkdir -p $(@D)
	@echo "  CC      $(notdir $@)"
	$(Q)$(GCC) -O2 -g -std=gnu11 -Wall -Wextra -Werror -I$(TOP)/include \
		-o $@ $< -lelf
