# SPDX-License-Identifier: GPL-2.0-or-later
# Builds libpercpu, the object and the script that its users link with, and the demo.
# Neither depends on the plugin; the demo is compiled with it.

RUNTIME_LIB = $(OUT)/libpercpu.so
RUNTIME_CRT = $(OUT)/percpu-crt.o
RUNTIME_LDS = $(OUT)/percpu.lds
RUNTIME = $(RUNTIME_LIB) $(RUNTIME_CRT) $(RUNTIME_LDS)

RUNTIME_SOURCES := area alloc boot cpu elf error module object relocate table
RUNTIME_OBJECTS = $(RUNTIME_SOURCES:%=$(OUT)/runtime/%.o)
RUNTIME_HEADERS := $(wildcard $(TOP)/runtime/*.h $(TOP)/include/*.h)
RUNTIME_CFLAGS = -O2 -g -std=gnu11 -fPIC -pthread -fvisibility=hidden \
	-Wall -Wextra -Werror -I$(TOP)/include

# The same for an executable and for a module.
RUNTIME_LDFLAGS = -Wl,-T,$(RUNTIME_LDS) $(RUNTIME_CRT) -Wl,-Bsymbolic -rdynamic \
	-pthread -L$(OUT) -Wl,-rpath,$(OUT) -Wl,--no-as-needed -lpercpu \
	-Wl,--as-needed -ldl

$(OUT)/runtime/%.o: $(TOP)/runtime/%.c $(RUNTIME_HEADERS) \
		$(TOP)/runtime/runtime.mk
	$(Q)mkdir -p $(@D)
	@echo "  CC      runtime/$(notdir $@)"
	$(Q)$(GCC) $(RUNTIME_CFLAGS) -c -o $@ $<

$(RUNTIME_LIB): $(RUNTIME_OBJECTS)
	@echo "  LINK    $(notdir $@)"
	$(Q)$(GCC) -shared -pthread -Wl,-soname,libpercpu.so -Wl,-z,defs \
		-o $@ $(RUNTIME_OBJECTS) -ldl

$(RUNTIME_CRT): $(OUT)/runtime/crt.o
	$(Q)cp $< $@

$(RUNTIME_LDS): $(TOP)/runtime/percpu.lds
	$(Q)mkdir -p $(@D)
	$(Q)cp $< $@

# The demo, in both models: its kernel and modules have to agree.
DEMO_MODELS := table base

define demo_rules
$(OUT)/demo/$(1)/demo: $(TOP)/runtime/demo/main.c $(RUNTIME) $(PLUGIN)
	$$(Q)mkdir -p $$(@D)
	$$(Q)$(GCC) -O2 -Wall -Wextra -I$(TOP)/include -fplugin=$(PLUGIN) \
		-fplugin-arg-percpu-offset=$(1) -o $$@ $$< $(RUNTIME_LDFLAGS)

$(OUT)/demo/$(1)/%.so: $(TOP)/runtime/demo/%.c $(RUNTIME) $(PLUGIN)
	$$(Q)mkdir -p $$(@D)
	$$(Q)$(GCC) -O2 -Wall -Wextra -I$(TOP)/include -fplugin=$(PLUGIN) \
		-fplugin-arg-percpu-offset=$(1) -DMODULE -shared -fPIC \
		-o $$@ $$< $(RUNTIME_LDFLAGS)
endef
$(foreach model,$(DEMO_MODELS),$(eval $(call demo_rules,$(model))))

.PHONY: runtime-demo
runtime-demo: $(foreach model,$(DEMO_MODELS),$(OUT)/demo/$(model)/demo \
		$(OUT)/demo/$(model)/traffic.so $(OUT)/demo/$(model)/monitor.so)
	$(Q)for model in $(DEMO_MODELS); do \
		echo "-- model $$model"; \
		$(OUT)/demo/$$model/demo $(OUT)/demo/$$model || exit 1; \
	done
