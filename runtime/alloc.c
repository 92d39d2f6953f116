/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dynamic per-CPU memory: one allocation takes the same offsets in all units.
 *
 * Extents describe the offsets, outside of the memory itself: all in a list by address (to join
 * free neighbours), the free ones also in bins by size (to find room), the used ones
 * in a hash table (to find what is freed).
 *
 * Pages that lie wholly in a free extent are clean, that is, read as zero; so only the
 * first and the last page of an allocation have to be cleared.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#define NR_BINS		64
#define GRANULE		((size_t)8)

struct extent {
	size_t offset, size;
	bool used;
	enum owner owner;
	struct extent *before, *after;	/* by address */
	struct extent *next, **link;	/* in a bin or a hash chain */
};

static struct extent *bins[NR_BINS];
static struct extent **hash;
static size_t hash_size, nr_used, bytes_used;
static bool open;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void chain_add(struct extent **head, struct extent *extent)
{
	extent->next = *head;
	extent->link = head;
	if (*head)
		(*head)->link = &extent->next;
	*head = extent;
}

static void chain_remove(struct extent *extent)
{
	*extent->link = extent->next;
	if (extent->next)
		extent->next->link = extent->link;
}

static unsigned int bin_of(size_t size)
{
	return NR_BINS - 1 - (unsigned int)__builtin_clzl(size);
}

static struct extent **hash_chain(size_t offset)
{
	return &hash[(offset / GRANULE * 0x9e3779b97f4a7c15UL >> 20)
		     & (hash_size - 1)];
}

/* Doubles the table when chains get long; without memory it just stays. */
static void hash_grow(void)
{
	struct extent **old = hash, *extent;
	size_t old_size = hash_size;
	struct extent **bigger;

	if (nr_used < hash_size)
		return;
	bigger = calloc(2 * hash_size, sizeof(*bigger));
	if (!bigger)
		return;
	hash = bigger;
	hash_size *= 2;
	for (size_t i = 0; i < old_size; i++)
		while ((extent = old[i])) {
			chain_remove(extent);
			chain_add(hash_chain(extent->offset), extent);
		}
	free(old);
}

static void set_free(struct extent *extent)
{
	extent->used = false;
	chain_add(&bins[bin_of(extent->size)], extent);
}

static void set_used(struct extent *extent, enum owner owner)
{
	extent->used = true;
	extent->owner = owner;
	nr_used++;
	bytes_used += extent->size;
	hash_grow();
	chain_add(hash_chain(extent->offset), extent);
}

static bool fits(const struct extent *extent, size_t size, size_t align)
{
	size_t skip = ROUND_UP(extent->offset, align) - extent->offset;

	return extent->size >= skip && extent->size - skip >= size;
}

static struct extent *find_room(size_t size, size_t align)
{
	for (unsigned int i = bin_of(size); i < NR_BINS; i++)
		for (struct extent *e = bins[i]; e; e = e->next)
			if (fits(e, size, align))
				return e;
	return NULL;
}

/* Cuts EXTENT, which is in no chain, at OFFSET; REST becomes its free remainder. */
static void cut(struct extent *extent, size_t offset, struct extent *rest)
{
	rest->offset = offset;
	rest->size = extent->offset + extent->size - offset;
	extent->size = offset - extent->offset;
	rest->before = extent;
	rest->after = extent->after;
	if (rest->after)
		rest->after->before = rest;
	extent->after = rest;
}

/* Joins EXTENT with the one behind it; both are in no chain. */
static void join(struct extent *extent)
{
	struct extent *gone = extent->after;

	extent->size += gone->size;
	extent->after = gone->after;
	if (extent->after)
		extent->after->before = extent;
	free(gone);
}

static void clear(size_t from, size_t to)
{
	for (unsigned int cpu = 0; cpu < __percpu_nr_cpus; cpu++)
		memset(unit_address(cpu, from), 0, to - from);
}

static void clear_edges(size_t from, size_t to)
{
	const size_t page = page_size();
	size_t head = ROUND_UP(from, page), tail = ROUND_DOWN(to, page);

	if (head >= tail) {
		clear(from, to);
		return;
	}
	clear(from, head);
	clear(tail, to);
}

/* Takes [OFFSET, OFFSET + SIZE) out of a free extent; SPARE are two new extents. */
static void take(struct extent *extent, size_t offset, size_t size,
		 enum owner owner, struct extent *spare[2])
{
	chain_remove(extent);
	if (offset > extent->offset) {
		cut(extent, offset, spare[0]);
		set_free(extent);
		extent = spare[0];
		spare[0] = NULL;
	}
	if (extent->size > size) {
		cut(extent, offset + size, spare[1]);
		set_free(spare[1]);
		spare[1] = NULL;
	}
	set_used(extent, owner);
}

static int allocate(size_t size, size_t align, enum owner owner,
		    size_t *offset, struct extent *spare[2])
{
	struct extent *extent = find_room(size, align);

	if (!extent)
		return -ENOMEM;
	*offset = ROUND_UP(extent->offset, align);
	if (units_commit(*offset + size))
		return -ENOMEM;
	clear_edges(*offset, *offset + size);
	take(extent, *offset, size, owner, spare);
	return 0;
}

/* Gives 0 and the offset, or a negative errno value; reports nothing. */
int alloc_congruent(size_t size, size_t align, enum owner owner,
		    size_t *offset)
{
	struct extent *spare[2];
	int error = -ENOMEM;

	if (align < GRANULE)
		align = GRANULE;
	if (size > SIZE_MAX / 4)
		return -ENOMEM;
	size = ROUND_UP(size, GRANULE);
	spare[0] = calloc(1, sizeof(*spare[0]));
	spare[1] = calloc(1, sizeof(*spare[1]));
	if (spare[0] && spare[1]) {
		pthread_mutex_lock(&lock);
		error = open && align <= units_align()
			? allocate(size, align, owner, offset, spare)
			: -EINVAL;
		pthread_mutex_unlock(&lock);
	}
	free(spare[0]);
	free(spare[1]);
	return error;
}

/* The pages that the end of [FROM, TO) has made part of the free EXTENT alone. */
static void clean(const struct extent *extent, size_t from, size_t to)
{
	const size_t page = page_size();
	size_t first = ROUND_UP(extent->offset, page);
	size_t last = ROUND_DOWN(extent->offset + extent->size, page);

	from = ROUND_DOWN(from, page);
	to = ROUND_UP(to, page);
	units_release(from > first ? from : first, to < last ? to : last);
}

static void give_back(struct extent *extent)
{
	size_t from = extent->offset, to = extent->offset + extent->size;

	chain_remove(extent);
	nr_used--;
	bytes_used -= extent->size;
	if (extent->after && !extent->after->used) {
		chain_remove(extent->after);
		join(extent);
	}
	if (extent->before && !extent->before->used) {
		extent = extent->before;
		chain_remove(extent);
		join(extent);
	}
	clean(extent, from, to);
	set_free(extent);
}

/* False: nothing of this owner begins at the offset. */
bool free_congruent(size_t offset, enum owner owner)
{
	struct extent *extent = NULL;

	pthread_mutex_lock(&lock);
	if (open)
		for (extent = *hash_chain(offset); extent; extent = extent->next)
			if (extent->offset == offset && extent->owner == owner)
				break;
	if (extent)
		give_back(extent);
	pthread_mutex_unlock(&lock);
	return extent;
}

size_t alloc_used(void)
{
	size_t bytes;

	pthread_mutex_lock(&lock);
	bytes = open ? bytes_used * __percpu_nr_cpus : 0;
	pthread_mutex_unlock(&lock);
	return bytes;
}

int alloc_start(void)
{
	struct extent *all = calloc(1, sizeof(*all));

	hash_size = 64;
	hash = calloc(hash_size, sizeof(struct extent *));
	if (!all || !hash) {
		free(all);
		free(hash);
		return report(ENOMEM, "cannot boot: no memory");
	}
	pthread_mutex_lock(&lock);
	all->offset = units_first();
	all->size = units_end() - units_first();
	nr_used = bytes_used = 0;
	memset(bins, 0, sizeof(bins));
	set_free(all);
	open = true;
	pthread_mutex_unlock(&lock);
	return 0;
}

static void free_chain(struct extent *extent)
{
	while (extent) {
		struct extent *next = extent->next;

		free(extent);
		extent = next;
	}
}

/* Forgets all allocations; the memory goes with the units. */
void alloc_stop(void)
{
	pthread_mutex_lock(&lock);
	open = false;
	for (size_t i = 0; i < NR_BINS; i++)
		free_chain(bins[i]);
	for (size_t i = 0; i < hash_size; i++)
		free_chain(hash[i]);
	free(hash);
	hash = NULL;
	pthread_mutex_unlock(&lock);
}

static void *refuse(int error, const char *why, size_t size, size_t align)
{
	report(error, "alloc_percpu: %s (%zu bytes, alignment %zu, %u CPUs)",
	       why, size, align, __percpu_nr_cpus);
	return NULL;
}

API void *__alloc_percpu(size_t size, size_t align)
{
	size_t offset;
	int error;

	if (need_machine("alloc_percpu"))
		return NULL;
	if (!size)
		return refuse(EINVAL, "the size is 0", size, align);
	if (!align || (align & (align - 1)))
		return refuse(EINVAL, "the alignment is no power of two",
			      size, align);
	if (align > units_align())
		return refuse(EINVAL, "the alignment is too large",
			      size, align);
	error = alloc_congruent(size, align, OWNER_PROGRAM, &offset);
	if (error)
		return refuse(-error, "no memory", size, align);
	return (void *)(units_base() + offset);
}

API void free_percpu(void *p)
{
	if (p && !free_congruent((uintptr_t)p - units_base(), OWNER_PROGRAM))
		die("free_percpu: %p is not from alloc_percpu, or is free "
		    "already", p);
}
