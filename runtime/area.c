/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Units: one for each CPU, in one reservation, STRIDE bytes apart, so that
 * whatever is at one offset in all of them is reached by __per_cpu_offset[].
 *
 *	unit:	| kernel's area | gap | dynamic memory ...         |
 *	offset:	0                     units_first()      units_end()
 *
 * Nothing of it takes memory until it is committed.  The address that stands for offset X
 * in programs is the image's address + X.  Behind the image that would be memory of
 * the program, so dynamic memory begins at half a stride, and the addresses that stand for
 * it are reserved without access: a per-CPU pointer that is dereferenced as it is
 * faults, like one to a variable of the kernel.
 */
#include "internal.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define MAX_STRIDE	((size_t)64 << 30)
#define MAX_TOTAL	((size_t)16 << 40)
#define COMMIT_STEP	((size_t)64 << 10)
#define BIG_ALIGN	((size_t)2 << 20)

extern API unsigned long __per_cpu_offset[PERCPU_MAX_CPUS];
unsigned long __per_cpu_offset[PERCPU_MAX_CPUS];

static struct {
	unsigned int ncpus;
	size_t stride, first, committed, align;
	uintptr_t base;
	char *units, *reservation, *shadow;
	size_t reserved, shadowed;
} units;

char *unit_address(unsigned int cpu, size_t offset)
{
	return units.units + cpu * units.stride + offset;
}

uintptr_t units_base(void)
{
	return units.base;
}

size_t units_first(void)
{
	return units.first;
}

size_t units_end(void)
{
	return units.stride;
}

/* The largest alignment that an offset gives to the addresses in all units. */
size_t units_align(void)
{
	return units.align;
}

/* Copies an image into memory that is zero: what is zero already stays untouched. */
void copy_image(char *to, const struct layout *image)
{
	const size_t page = page_size();
	size_t size = image->image_end - image->image;

	for (size_t done = 0; done < size; done += page) {
		const char *from = (const char *)image->image + done;
		size_t part = size - done < page ? size - done : page;

		if (from[0] || memcmp(from, from + 1, part - 1))
			memcpy(to + done, from, part);
	}
}

/* Of a limited address space, leave most to the program and to modules. */
static size_t total_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_AS, &limit) || limit.rlim_cur == RLIM_INFINITY
	    || limit.rlim_cur / 4 > MAX_TOTAL)
		return MAX_TOTAL;
	return limit.rlim_cur / 4;
}

static char *reserve(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_NONE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

/*
 * The largest stride that the limit allows, not below SMALLEST; that one is also tried
 * against the limit when MUST says so.
 */
static bool reserve_units(size_t smallest, size_t align, bool must)
{
	const size_t limit = total_limit();
	bool last;

	units.stride = MAX_STRIDE;
	do {
		last = units.stride / 2 < smallest;
		if (units.stride < smallest)
			units.stride = ROUND_UP(smallest, align);
		units.reserved = units.stride * units.ncpus + align;
		if (units.reserved <= limit || (last && must))
			units.reservation = reserve(units.reserved);
		if (units.reservation)
			break;
		units.stride /= 2;
	} while (!last);
	if (!units.reservation)
		return false;
	units.align = align;
	units.units = (char *)ROUND_UP((uintptr_t)units.reservation, align);
	return true;
}

/* Big alignments are a luxury that a limited address space does without. */
static bool reserve_somehow(const struct layout *image)
{
	size_t align = image->align < BIG_ALIGN ? BIG_ALIGN : image->align;
	size_t size = image_size(image);

	if (size > MAX_TOTAL / units.ncpus / 4)
		return false;
	return reserve_units(2 * ROUND_UP(size, align) + 2 * align, align, false)
	       || reserve_units(2 * ROUND_UP(size, image->align)
				+ ROUND_UP(COMMIT_STEP, image->align),
				image->align, true);
}

/* Only a help to find errors: without it all works as well. */
static void reserve_shadow(void)
{
	void *at = (void *)(units.base + units.first);
	size_t bytes = units.stride - units.first;
	void *p = mmap(at, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS
		       | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);

	if (p == MAP_FAILED)
		return;
	if (p != at) {
		munmap(p, bytes);
		return;
	}
	units.shadow = p;
	units.shadowed = bytes;
}

static int commit_image(size_t size)
{
	for (unsigned int cpu = 0; size && cpu < units.ncpus; cpu++)
		if (mprotect(unit_address(cpu, 0), size,
			     PROT_READ | PROT_WRITE))
			return -1;
	return 0;
}

int units_create(unsigned int ncpus, const struct layout *image)
{
	size_t size = image_size(image);

	memset(&units, 0, sizeof(units));
	units.ncpus = ncpus;
	if (!reserve_somehow(image))
		return report(ENOMEM, "cannot boot %u CPUs: no address space for "
			      "their areas of %zu bytes; fewer CPUs or a higher "
			      "limit (ulimit -v) may help", ncpus, size);
	units.base = image->image;
	units.first = ROUND_UP(units.stride / 2, units.align);
	units.committed = units.first;
	if (commit_image(size)) {
		units_destroy();
		return report(ENOMEM, "cannot boot %u CPUs: no memory for their "
			      "areas of %zu bytes", ncpus, size);
	}
	reserve_shadow();
	for (unsigned int cpu = 0; cpu < ncpus; cpu++) {
		copy_image(unit_address(cpu, 0), image);
		__per_cpu_offset[cpu] = (uintptr_t)unit_address(cpu, 0)
					- image->image;
	}
	return 0;
}

void units_destroy(void)
{
	memset(__per_cpu_offset, 0, units.ncpus * sizeof(__per_cpu_offset[0]));
	if (units.shadow)
		munmap(units.shadow, units.shadowed);
	munmap(units.reservation, units.reserved);
	memset(&units, 0, sizeof(units));
}

/* Makes the dynamic memory below offset END usable in all units. */
int units_commit(size_t end)
{
	size_t from = units.committed;

	end = ROUND_UP(end, COMMIT_STEP);
	if (end > units.stride)
		end = units.stride;
	if (end <= from)
		return 0;
	for (unsigned int cpu = 0; cpu < units.ncpus; cpu++)
		if (mprotect(unit_address(cpu, from), end - from,
			     PROT_READ | PROT_WRITE)) {
			while (cpu--)
				mprotect(unit_address(cpu, from), end - from,
					 PROT_NONE);
			return -1;
		}
	units.committed = end;
	return 0;
}

/* Gives whole pages back; they read as zero again. */
void units_release(size_t from, size_t to)
{
	if (from >= to)
		return;
	for (unsigned int cpu = 0; cpu < units.ncpus; cpu++)
		madvise(unit_address(cpu, from), to - from, MADV_DONTNEED);
}
