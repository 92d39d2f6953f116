/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind config-preempt.h: the kernel checks as it runs. */
#include "config-preempt.h"
#define CONFIG_DEBUG_PREEMPT 1
#define CONFIG_DEBUG_ATOMIC_SLEEP 1
#define CONFIG_TRACE_PREEMPT_TOGGLE 1
