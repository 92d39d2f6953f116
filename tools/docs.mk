# SPDX-License-Identifier: GPL-2.0-or-later
# Documents made from the tables plugin/checks.def and plugin/options.def.

CHECK_INDEX := $(TOP)/docs/checks/README.md
MAN_PAGE = $(OUT)/percpu.1

.PHONY: docs docs-check

docs: $(CHECK_INDEX)

# The table, joined to one line for each entry.
define entries
	awk '/^(CHECK|OPTION) / { line = "" } { line = line $$0 } \
	     /"\)$$/ { gsub(/" *[\t]+"|" +"/, "", line); print line; line = "" }'
endef

define make_index
	{ echo "<!-- Made by \`make docs' from plugin/checks.def. -->"; \
	  echo "# Checks"; echo; \
	  echo "| id | default | what it reports |"; echo "|---|---|---|"; \
	  $(entries) $(TOP)/plugin/checks.def | \
	  sed -n 's/^CHECK ([a-z_]*, "\([^"]*\)", SEVERITY_\([A-Z]*\),[ \t]*"\(.*\)")$$/\1 \2 \3/p' | \
	  while read -r id severity help; do \
		echo "| [$$id]($$id.md) | $$(echo $$severity | tr A-Z a-z) | $$help |"; \
	  done; }
endef

$(CHECK_INDEX): $(TOP)/plugin/checks.def $(TOP)/tools/docs.mk
	$(Q)$(make_index) > $@

# Fails when the committed index is not what the table says.
docs-check:
	$(Q)$(make_index) | diff -u $(CHECK_INDEX) -

$(MAN_PAGE): $(PLUGIN) $(TOP)/tools/make-man
	$(Q)$(TOP)/tools/make-man $(GCC) $(PLUGIN) $(VERSION) > $@
