# SPDX-License-Identifier: GPL-2.0-or-later
# The misuse corpus through the plugin, Sparse, clang and GCC's __seg_gs.

.PHONY: compare compare-check

# Writes docs/comparison.md.
compare: $(PLUGIN)
	$(Q)python3 $(TOP)/compare/compare.py --gcc $(GCC) --plugin $(PLUGIN)

# Fails when the page is not what the run gives, or the plugin is wrong.
compare-check: $(PLUGIN)
	$(Q)python3 $(TOP)/compare/compare.py --check --gcc $(GCC) \
		--plugin $(PLUGIN)
