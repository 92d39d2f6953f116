/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * __percpu_offset_table (): from a per-CPU pointer to the offsets of its owner.
 *
 * Readers take no lock: the ranges of the modules are in a sorted array, which a
 * writer changes between two increments of SEQUENCE; a reader that saw a change reads
 * again.  Arrays that were too small are kept, since a reader may still be in one;
 * each is half of its successor.
 */
#include "internal.h"

#include <stdatomic.h>
#include <stdlib.h>

struct range {
	_Atomic uintptr_t start, end;
	_Atomic(unsigned long *) table;
};

static struct range none[1];
static _Atomic(struct range *) ranges = none;
static atomic_size_t nr_ranges;
static atomic_uint sequence;
static size_t room;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct range *find(struct range *array, size_t n, uintptr_t address)
{
	size_t low = 0;

	/* The last range that does not begin behind the address. */
	while (n > low) {
		size_t middle = low + (n - low) / 2;

		if (atomic_load_explicit(&array[middle].start,
					 memory_order_relaxed) <= address)
			low = middle + 1;
		else
			n = middle;
	}
	return low ? &array[low - 1] : NULL;
}

static unsigned long *look_up(uintptr_t address)
{
	size_t n = atomic_load_explicit(&nr_ranges, memory_order_acquire);
	struct range *array = atomic_load_explicit(&ranges,
						   memory_order_acquire);
	struct range *range = find(array, n, address);

	/* Just past the end is a valid pointer, too. */
	if (range && address <= atomic_load_explicit(&range->end,
						     memory_order_relaxed))
		return atomic_load_explicit(&range->table,
					    memory_order_relaxed);
	return __per_cpu_offset;
}

API unsigned long *__percpu_offset_table(const volatile void *p)
{
	unsigned long *table;
	unsigned int before;

	if (!atomic_load_explicit(&nr_ranges, memory_order_acquire))
		return __per_cpu_offset;
	do {
		before = atomic_load_explicit(&sequence, memory_order_acquire);
		table = look_up((uintptr_t)p);
		atomic_thread_fence(memory_order_acquire);
	} while ((before & 1) || before != atomic_load_explicit(
			&sequence, memory_order_relaxed));
	return table;
}

static void copy_range(struct range *to, struct range *from)
{
	atomic_store_explicit(&to->start, atomic_load_explicit(&from->start,
			      memory_order_relaxed), memory_order_relaxed);
	atomic_store_explicit(&to->end, atomic_load_explicit(&from->end,
			      memory_order_relaxed), memory_order_relaxed);
	atomic_store_explicit(&to->table, atomic_load_explicit(&from->table,
			      memory_order_relaxed), memory_order_relaxed);
}

/*
 * The array is published before the count that needs it, and a reader loads the count first:
 * no reader walks past the end of an array.
 */
static int make_room(size_t n)
{
	struct range *array, *old = ranges;
	size_t size = room ? 2 * room : 16;

	if (n <= room)
		return 0;
	array = calloc(size, sizeof(*array));
	if (!array)
		return -1;
	for (size_t i = 0; i + 1 < n; i++)
		copy_range(&array[i], &old[i]);
	room = size;
	atomic_store_explicit(&ranges, array, memory_order_release);
	return 0;
}

static void change_begins(void)
{
	atomic_fetch_add_explicit(&sequence, 1, memory_order_relaxed);
	atomic_thread_fence(memory_order_release);
}

static void change_ends(void)
{
	atomic_fetch_add_explicit(&sequence, 1, memory_order_release);
}

int table_add(const struct layout *image, unsigned long *table)
{
	struct range *array;
	size_t i, n;

	if (image->image == image->image_end)
		return 0;
	pthread_mutex_lock(&lock);
	n = nr_ranges;
	if (make_room(n + 1)) {
		pthread_mutex_unlock(&lock);
		return -1;
	}
	array = ranges;
	change_begins();
	for (i = n; i && array[i - 1].start > image->image; i--)
		copy_range(&array[i], &array[i - 1]);
	atomic_store_explicit(&array[i].start, image->image,
			      memory_order_relaxed);
	atomic_store_explicit(&array[i].end, image->image_end,
			      memory_order_relaxed);
	atomic_store_explicit(&array[i].table, table, memory_order_relaxed);
	atomic_store_explicit(&nr_ranges, n + 1, memory_order_release);
	change_ends();
	pthread_mutex_unlock(&lock);
	return 0;
}

void table_remove(const struct layout *image)
{
	struct range *array;
	size_t i, n;

	if (image->image == image->image_end)
		return;
	pthread_mutex_lock(&lock);
	array = ranges;
	n = nr_ranges;
	for (i = 0; i < n && array[i].start != image->image; i++)
		;
	if (i < n) {
		change_begins();
		for (; i + 1 < n; i++)
			copy_range(&array[i], &array[i + 1]);
		atomic_store_explicit(&nr_ranges, n - 1, memory_order_release);
		change_ends();
	}
	pthread_mutex_unlock(&lock);
}
