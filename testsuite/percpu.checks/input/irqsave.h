/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Locks with interrupts off, in the forms of include/linux/spinlock.h.  */
#define trylock_irqsave(lock, flags)						\
({										\
	local_irq_save (flags);							\
	_raw_spin_trylock (lock) ? 1 : ({ local_irq_restore (flags); 0; });	\
})
#define lock_irqsave(lock, flags)						\
	do { local_irq_save (flags); _raw_spin_lock (lock); } while (0)
#define unlock_irqrestore(lock, flags)						\
	do { _raw_spin_unlock (lock); local_irq_restore (flags); } while (0)
