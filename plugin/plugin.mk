# SPDX-License-Identifier: GPL-2.0-or-later
# Builds percpu.so for $(GCC).

PLUGIN_SOURCES := main options switches pass quiet unit variable space scan strip fold_again debug frontend \
	walk builtin accessor kernel_macros misplaced word_place \
	stringified slot table lower tags signature \
	source_line source text_before place describe silence report index_use index_count go_on \
	flow_calls flow_values flow_state flow_paths flow_events flow_live flow_wish flow_exits flow_irqs \
	alloc_types flow_memory flow_msr flow_context flow_queues flow_summary flow_pass \
	flow_rt cpus_use cpus_departed cpus_numbers cpus_parameter \
	lifetime lifetime_member lifetime_order lifetime_register lifetime_reach \
	lifetime_destroy lifetime_drop \
	$(shell awk '/^CHECK / { sub(/^CHECK ./, ""); sub(/,.*/, ""); \
		print "check_" $$0 }' $(TOP)/plugin/checks.def)
PLUGIN_OBJECTS = $(PLUGIN_SOURCES:%=$(OUT)/plugin/%.o)
PLUGIN_HEADERS := $(wildcard $(TOP)/plugin/*.h $(TOP)/plugin/*.def) \
	$(TOP)/include/percpu_tags.h

VERSION_NUMBER := $(shell echo $(VERSION) | \
	awk -F. '{ print 10000 * $$1 + 100 * $$2 + $$3 }')

# GCC is compiled without RTTI and exceptions, and so are its plugins.  Its
# headers come by -isystem: their warnings are not ours.
PLUGIN_CXXFLAGS = -O2 -g -fPIC -fno-rtti -fno-exceptions -fvisibility=hidden \
	-Wall -Wextra -Werror -Wno-format-security -Wno-format-nonliteral \
	-isystem $(PLUGIN_DIR)/include \
	-DPERCPU_VERSION='"$(VERSION)"' -DPERCPU_VERSION_NUMBER=$(VERSION_NUMBER)

# What is missing is said by the package's name.
$(OUT)/plugin-headers.ok:
	$(Q)command -v $(firstword $(GCC)) >/dev/null || { \
		echo "$(GCC) is missing (see: make deps)" >&2; exit 1; }
	$(Q)mkdir -p $(@D)
	$(Q)test -f $(PLUGIN_DIR)/include/gcc-plugin.h || { \
		echo "the plugin headers of $(GCC) are missing:" \
		     "apt install gcc-$(GCC_MAJOR)-plugin-dev$(if $(NATIVE),,-$(GCC_TRIPLET))" \
		     "(or: make deps)" >&2; \
		exit 1; }
	$(Q)command -v $(HOSTCXX) >/dev/null || { \
		echo "$(HOSTCXX) is missing:" \
		     "apt install g++-$(GCC_MAJOR) (or: make deps)" >&2; exit 1; }
	$(Q)touch $@

$(OUT)/plugin/%.o: $(TOP)/plugin/%.c $(PLUGIN_HEADERS) $(TOP)/VERSION \
		$(OUT)/plugin-headers.ok $(TOP)/plugin/plugin.mk
	$(Q)mkdir -p $(@D)
	@echo "  CXX     $(notdir $@)"
	$(Q)$(HOSTCXX) -x c++ $(PLUGIN_CXXFLAGS) -c -o $@ $<

# The little of the C++ library that is needed is in the compiler; loading all of it would
# take longer than reading a small unit's macros.
$(PLUGIN): $(PLUGIN_OBJECTS) $(TOP)/plugin/plugin.sym
	@echo "  LINK    $(notdir $@)"
	$(Q)$(HOSTCXX) -shared -Wl,--version-script=$(TOP)/plugin/plugin.sym \
		-o $@ $(PLUGIN_OBJECTS) -nodefaultlibs -lc
