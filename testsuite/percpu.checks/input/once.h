/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Macros that read, write and exchange as those of Linux do. */
#define scalar_typeof(x)	__typeof__ (_Generic ((x), int: 0, default: (x)))
#define READ_ONCE(x)		(*(const volatile scalar_typeof (x) *) &(x))
#define WRITE_ONCE(x, value)	(*(volatile __typeof__ (x) *) &(x) = (value))

static inline void
instrument_atomic_write (const volatile void *address, unsigned long size)
{
	(void) address;
	(void) size;
}

#define exchange(p, value)						\
({									\
	__typeof__ (p) p__ = (p);					\
	int new__ = (value);						\
	instrument_atomic_write (p__, sizeof (*p__));			\
	__asm__ volatile ("xchgl %0, %1" : "+r" (new__), "+m" (*p__));	\
	new__;								\
})

void lock_check (void *p);
#define lock_init(p)	(lock_check (p), (p)->a = 0)
