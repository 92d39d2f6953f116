/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind config-none.h: one processor. */
#include "config-none.h"
#undef CONFIG_SMP
#undef CONFIG_NR_CPUS
#undef CONFIG_NUMA
#undef CONFIG_NUMA_KEEP_MEMINFO
#undef CONFIG_NODES_SHIFT
#undef CONFIG_X86_64_ACPI_NUMA
#undef CONFIG_ACPI_NUMA
#define CONFIG_NR_CPUS 1
