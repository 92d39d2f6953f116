/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind the package's configuration: CONFIG_PREEMPT, not chosen at boot. */
#undef CONFIG_PREEMPT_VOLUNTARY
#undef CONFIG_PREEMPT_DYNAMIC
#undef CONFIG_HAVE_PREEMPT_DYNAMIC
#undef CONFIG_HAVE_PREEMPT_DYNAMIC_CALL
#define CONFIG_PREEMPT 1
