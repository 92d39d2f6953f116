/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind config-debug.h: locks are classed. */
#include "config-debug.h"
#define CONFIG_LOCKDEP 1
#define CONFIG_PROVE_LOCKING 1
#define CONFIG_PROVE_RCU 1
#define CONFIG_DEBUG_LOCK_ALLOC 1
#define CONFIG_DEBUG_SPINLOCK 1
#define CONFIG_DEBUG_MUTEXES 1
#define CONFIG_DEBUG_RWSEMS 1
#define CONFIG_DEBUG_RT_MUTEXES 1
#define CONFIG_DEBUG_WW_MUTEX_SLOWPATH 1
#define CONFIG_TRACE_IRQFLAGS 1
#define CONFIG_TRACE_IRQFLAGS_NMI 1
/* A page holds a pointer to its lock, as locks are larger. */
#include <generated/bounds.h>
#undef SPINLOCK_SIZE
#define SPINLOCK_SIZE 64
