/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of CPUs that the user gives, and that something is known of. */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"
#include "input/cpus-parameter.h"

static DEFINE_PER_CPU (u64, hits);
void set_filter (int);
bool allowed (int);
void fill (int *);
int smp_call_function_single (int, void (*) (void *), void *, int);
unsigned int any_cpu (void);

/* Compared where it is used, or elsewhere in the unit. */
static int tested = -1;
module_param (tested, int, 0444);

bool use_tested (void)
{
	return (unsigned int) tested < nr_cpu_ids && cpu_online (tested);
}

static unsigned int start;
module_param (start, uint, 0444);

int start_up (void)
{
	if (start >= nr_cpu_ids)
		return -ENOMEM;
	return 0;
}

u64 use_start (void)
{
	return per_cpu (hits, start);
}

/* A function says so, or a loop over CPUs that are. */
static int asked;
module_param (asked, int, 0444);

u64 use_asked (void)
{
	if (!allowed (asked))
		return 0;
	return per_cpu (hits, asked);
}

static int found;
module_param (found, int, 0444);

u64 use_found (void)
{
	int cpu, is = 0;

	for_each_possible_cpu (cpu)
		if (cpu == found)
			is = 1;
	return is ? per_cpu (hits, found) : 0;
}

static int looked_for;
module_param (looked_for, int, 0444);

static bool possible (void)
{
	int cpu;

	for_each_possible_cpu (cpu)
		if (cpu == looked_for)
			return 1;
	return 0;
}

u64 use_looked_for (void)
{
	return possible () ? per_cpu (hits, looked_for) : 0;
}

static int given;
module_param (given, int, 0444);

static int number_given (void)
{
	return given;
}

u64 use_given (void)
{
	if (number_given () > 10)
		return 0;
	return per_cpu (hits, given);
}

static int masked;
module_param (masked, int, 0444);

u64 use_masked (void)
{
	if (masked & ~3)
		return 0;
	return per_cpu (hits, masked);
}

/* Corrected. */
static int corrected = -1;
module_param (corrected, int, 0444);

u64 use_corrected (void)
{
	if (corrected == -1)
		corrected = any_cpu ();
	return per_cpu (hits, corrected);
}

static int filled;
module_param (filled, int, 0444);

u64 use_filled (void)
{
	fill (&filled);
	return per_cpu (hits, filled);
}

/* The parameter's own function may look at it. */
static int set_by;
static int set_number (const char *text, const struct kernel_param *p)
{
	return allowed (*text) ? param_set_int (text, p) : -ENOMEM;
}
static const struct kernel_param_ops number_ops = { 0, set_number, param_get_int };
module_param_cb (set_by, &number_ops, &set_by, 0644);

u64 use_set_by (void)
{
	return per_cpu (hits, set_by);
}

/* Small, other numbers, and a function that looks at it itself. */
static unsigned char small;
module_param (small, byte, 0444);

u64 use_small (void)
{
	return per_cpu (hits, small);
}

static unsigned int any;
module_param (any, uint, 0444);
static void nothing (void *arg)
{
}

u64 use_any (unsigned int possible)
{
	smp_call_function_single (any, nothing, NULL, 1);
	return per_cpu (hits, any % possible);
}

/* Members: tested, set by others, with an address that others have. */
struct port {
	int tested, elected, known, later;
	struct stats *stats;
};
static int queue;
module_param (queue, int, 0444);

void probe (struct port *p)
{
	p->tested = queue;
	p->elected = queue;
	p->known = queue;
	p->later = queue;
}

bool elect (struct port *p)
{
	const int number = p->tested;

	return (number >= 0 && (unsigned int) number < nr_cpu_ids) && cpu_online (p->tested);
}

void change (struct port *p)
{
	p->elected = any_cpu ();
	fill (&p->later);
}

u64 other (struct port *p)
{
	return per_cpu (hits, p->elected) + per_cpu (hits, p->known) + per_cpu (hits, p->later);
}

/* A number of the caller's, or of another unit's. */
extern int public_number;
u64 unknown (int cpu)
{
	return per_cpu (hits, cpu) + per_cpu (hits, public_number);
}
