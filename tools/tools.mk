# SPDX-License-Identifier: GPL-2.0-or-later
# Command-line tools.

TOOLS = $(OUT)/percpu-tags $(OUT)/percpu-link
TOOL_PAGES := $(TOP)/docs/percpu-tags.1 $(TOP)/docs/percpu-link.1

TOOL_COMMON := elf_input tags_read json
TOOL_HEADERS := $(wildcard $(TOP)/tools/*.h) $(TOP)/include/percpu_tags.h
TOOL_CFLAGS = -O2 -g -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Werror \
	-I$(TOP)/include -DPERCPU_VERSION='"$(VERSION)"'

$(OUT)/tools/%.o: $(TOP)/tools/%.c $(TOOL_HEADERS) $(TOP)/VERSION \
		$(TOP)/tools/tools.mk
	$(Q)mkdir -p $(@D)
	@echo "  CC      $(notdir $@)"
	$(Q)$(GCC) $(TOOL_CFLAGS) -c -o $@ $<

$(OUT)/percpu-tags: $(TOOL_COMMON:%=$(OUT)/tools/%.o) $(OUT)/tools/percpu-tags.o
$(OUT)/percpu-link: $(TOOL_COMMON:%=$(OUT)/tools/%.o) $(OUT)/tools/percpu-link.o \
	$(OUT)/tools/link_data.o $(OUT)/tools/link_decl.o \
	$(OUT)/tools/link_size.o $(OUT)/tools/link_report.o \
	$(OUT)/tools/link_flow.o $(OUT)/tools/link_preempt.o \
	$(OUT)/tools/link_sleep.o $(OUT)/tools/flow_read.o

$(TOOLS):
	@echo "  LINK    $(notdir $@)"
	$(Q)$(GCC) -o $@ $(filter %.o,$^) -lelf
