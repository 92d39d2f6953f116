/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * flow-kernel.h with locks of the kinds that PREEMPT_RT tells apart, as a kernel without
 * it has them: a spinlock_t is a raw lock in a union, a local_lock_t nothing at all.
 */
#ifndef FLOW_RT_H
#define FLOW_RT_H

/* What that header calls so takes its raw lock. */
#define spin_lock flow_kernel_lock
#define spin_unlock flow_kernel_unlock
#include "flow-kernel.h"
#undef spin_lock
#undef spin_unlock

typedef struct lock raw_spinlock_t;
typedef struct spinlock { union { struct lock rlock; }; } spinlock_t;
typedef struct { int taken; } rwlock_t;
typedef struct { } local_lock_t;

#define always_inline inline __attribute__ ((always_inline))

unsigned long _raw_spin_lock_irqsave (raw_spinlock_t *lock);
void _raw_spin_unlock_irqrestore (raw_spinlock_t *lock, unsigned long flags);
void _raw_spin_lock_irq (raw_spinlock_t *lock);
void _raw_spin_unlock_irq (raw_spinlock_t *lock);
void _raw_spin_lock_bh (raw_spinlock_t *lock);
void _raw_spin_unlock_bh (raw_spinlock_t *lock);
void _raw_read_lock (rwlock_t *lock);
void _raw_read_unlock (rwlock_t *lock);
void local_bh_disable (void);
void local_bh_enable (void);

#define raw_spin_lock(lock) _raw_spin_lock (lock)
#define raw_spin_unlock(lock) _raw_spin_unlock (lock)
#define raw_spin_lock_irqsave(lock, flags) do { flags = _raw_spin_lock_irqsave (lock); } while (0)
#define raw_spin_unlock_irqrestore(lock, flags) \
	do { _raw_spin_unlock_irqrestore (lock, flags); } while (0)

static always_inline raw_spinlock_t *spinlock_check (spinlock_t *lock) { return &lock->rlock; }
static always_inline void spin_lock (spinlock_t *lock) { raw_spin_lock (&lock->rlock); }
static always_inline void spin_unlock (spinlock_t *lock) { raw_spin_unlock (&lock->rlock); }
static always_inline void spin_lock_bh (spinlock_t *lock) { _raw_spin_lock_bh (&lock->rlock); }
static always_inline void spin_unlock_bh (spinlock_t *lock) { _raw_spin_unlock_bh (&lock->rlock); }
static always_inline void spin_lock_irq (spinlock_t *lock) { _raw_spin_lock_irq (&lock->rlock); }
static always_inline void spin_unlock_irq (spinlock_t *lock)
{
	_raw_spin_unlock_irq (&lock->rlock);
}
static always_inline int spin_trylock (spinlock_t *lock)
{
	return _raw_spin_trylock (&lock->rlock);
}
#define spin_lock_irqsave(lock, flags) raw_spin_lock_irqsave (spinlock_check (lock), flags)
static always_inline void spin_unlock_irqrestore (spinlock_t *lock, unsigned long flags)
{
	raw_spin_unlock_irqrestore (&lock->rlock, flags);
}
#define read_lock(lock) _raw_read_lock (lock)
#define read_unlock(lock) _raw_read_unlock (lock)

static inline void local_lock_acquire (local_lock_t *lock) { (void) lock; }
#define __local_lock(lock) do { preempt_disable (); local_lock_acquire (this_cpu_ptr (lock)); } while (0)
#define __local_unlock(lock) do { (void) (lock); preempt_enable (); } while (0)
#define local_lock(lock) __local_lock (lock)
#define local_unlock(lock) __local_unlock (lock)

unsigned int get_random_u32 (void);
void kfree (const void *p);

extern raw_spinlock_t raw;
extern spinlock_t slock, other;
extern rwlock_t rwlock;
static local_lock_t llock __attribute__ ((unused));

#endif
