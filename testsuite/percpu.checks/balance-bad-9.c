/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a trylock gave is kept as a truth value, which does not end a section.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/irqsave.h"

extern int oops_in_progress;
void put (const char *text);

int console_write (const char *text)
{
	bool locked;
	unsigned long flags;

	if (oops_in_progress)
		locked = trylock_irqsave (&lock, flags);
	else
		locked = trylock_irqsave (&mutex, flags);
	if (!locked)
		return 1;
	put (text);
	if (oops_in_progress) {
		unlock_irqrestore (&lock, flags);
		return 1;
	}
	return 1;						/* { dg-error "16:\\[percpu-balance\\]" "forgotten" } */
}
