/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Locks that may not be had. */
#include <linux/module.h>
#include <linux/bit_spinlock.h>
#include <linux/local_lock.h>
#include <linux/percpu.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>

struct twig {
	spinlock_t lock;
	rwlock_t names;
	unsigned long bits;
	refcount_t users;
	int n;
};

static DEFINE_PER_CPU(int, twig_tries);

int twig_try(struct twig *twig)
{
	if (!spin_trylock(&twig->lock))
		return -EAGAIN;
	twig->n++;
	spin_unlock(&twig->lock);
	return 0;
}

int twig_try_in_section(struct twig *twig)
{
	int ret = -EAGAIN;

	preempt_disable();
	if (spin_trylock(&twig->lock)) {
		ret = __this_cpu_inc_return(twig_tries);
		spin_unlock(&twig->lock);
	}
	preempt_enable();
	return ret;
}

int twig_try_irq(struct twig *twig)
{
	unsigned long flags;

	if (!spin_trylock_irqsave(&twig->lock, flags))
		return -EAGAIN;
	twig->n++;
	spin_unlock_irqrestore(&twig->lock, flags);
	return 0;
}

int twig_try_bh(struct twig *twig)
{
	bool locked = spin_trylock_bh(&twig->lock);

	twig->n++;
	if (locked)
		spin_unlock_bh(&twig->lock);
	return locked;
}

int twig_try_irq_disabled(struct twig *twig)
{
	unsigned long flags;
	int ret = 0;

	local_irq_save(flags);
	if (!spin_trylock(&twig->lock)) {
		ret = -EBUSY;
		goto out;
	}
	twig->n++;
	spin_unlock(&twig->lock);
out:
	local_irq_restore(flags);
	return ret;
}

void twig_try_or_wait(struct twig *twig)
{
	while (!read_trylock(&twig->names))
		cpu_relax();
	twig->n++;
	read_unlock(&twig->names);
}

int twig_bit(struct twig *twig, bool wait)
{
	if (wait)
		bit_spin_lock(0, &twig->bits);
	else if (!bit_spin_trylock(0, &twig->bits))
		return -EBUSY;
	twig->n++;
	bit_spin_unlock(0, &twig->bits);
	return 0;
}

void twig_drop(struct twig *twig)
{
	unsigned long flags;

	if (refcount_dec_and_lock_irqsave(&twig->users, &twig->lock, &flags)) {
		twig->n = 0;
		spin_unlock_irqrestore(&twig->lock, flags);
	}
}

/* Taken in one mode and released in another: what it adds up to is the same. */
int twig_mixed(struct twig *twig)
{
	unsigned long flags;

	local_irq_save(flags);
	spin_lock(&twig->lock);
	twig->n++;
	spin_unlock_irqrestore(&twig->lock, flags);

	spin_lock_irq(&twig->lock);
	twig->n++;
	spin_unlock(&twig->lock);
	local_irq_enable();

	local_bh_disable();
	spin_lock(&twig->lock);
	twig->n++;
	spin_unlock_bh(&twig->lock);
	return twig->n;
}

MODULE_LICENSE("GPL");
