/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Included behind the whole configuration: it is the one that was asked for, and the
 * plugin is there.
 */
#ifndef __PERCPU_PLUGIN__
# error "harness: the plugin is not loaded"
#endif

#if defined FLOW_CONFIG_stock
# if !defined CONFIG_PREEMPT_COUNT || !defined CONFIG_SMP
#  error "harness: not the package's configuration"
# endif
#elif defined FLOW_CONFIG_preempt || defined FLOW_CONFIG_debug || defined FLOW_CONFIG_lockdep
# if !defined CONFIG_PREEMPT || !defined CONFIG_PREEMPTION || defined CONFIG_PREEMPT_DYNAMIC
#  error "harness: not PREEMPT"
# endif
# if defined CONFIG_DEBUG_PREEMPT != !defined FLOW_CONFIG_preempt
#  error "harness: DEBUG_PREEMPT is not as wanted"
# endif
# if defined CONFIG_PROVE_LOCKING != defined FLOW_CONFIG_lockdep
#  error "harness: PROVE_LOCKING is not as wanted"
# endif
#elif defined FLOW_CONFIG_none || defined FLOW_CONFIG_up
# if defined CONFIG_PREEMPTION || defined CONFIG_PREEMPT_COUNT || defined CONFIG_PREEMPT_RCU
#  error "harness: not without preemption"
# endif
# if defined CONFIG_SMP != defined FLOW_CONFIG_none
#  error "harness: SMP is not as wanted"
# endif
#else
# error "harness: no configuration"
#endif
