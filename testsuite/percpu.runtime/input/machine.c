/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Interpreter of scenarios: each argument is a word of a little language, in
 * which runtime.exp writes what to do with the machine and what must come of it.
 * The first surprise ends the program with a line "surprise: ...".
 */

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <percpu_runtime.h>

DEFINE_PER_CPU (int, kernel_counter) = 1000;
EXPORT_PER_CPU_SYMBOL (kernel_counter);
DEFINE_PER_CPU (int, same_name) = 1;
EXPORT_PER_CPU_SYMBOL (same_name);
DEFINE_STATIC_PER_CPU (char [3], odd) = "ab";
extern char image_of_counter[] __asm__ ("kernel_counter");

static struct { char name[64]; void *handle; } modules[16];
static size_t saved_memory, saved_maps, saved_files;
static pthread_barrier_t barrier;
static int seen[8192];

#define SURPRISE(...) do { printf ("surprise: " __VA_ARGS__); putchar ('\n'); exit (1); } while (0)

static size_t count_maps (void)
{
	FILE *maps = fopen ("/proc/self/maps", "r");
	char line[4096];
	size_t n = 0;

	while (maps && fgets (line, sizeof line, maps))
		if (!strstr (line, "[heap]") && !strstr (line, "[stack"))
			n++;
	if (maps)
		fclose (maps);
	return n;
}

static size_t count_files (void)
{
	DIR *dir = opendir ("/proc/self/fd");
	size_t n = 0;

	while (dir && readdir (dir))
		n++;
	if (dir)
		closedir (dir);
	return n;
}

static size_t address_space (void)
{
	FILE *statm = fopen ("/proc/self/statm", "r");
	size_t pages = 0;

	if (!statm || fscanf (statm, "%zu", &pages) != 1)
		SURPRISE ("no /proc/self/statm");
	fclose (statm);
	return pages * (size_t) sysconf (_SC_PAGESIZE);
}

static void **find (const char *name)
{
	for (int i = 0; i < 16; i++)
		if (modules[i].handle && !strcmp (modules[i].name, name))
			return &modules[i].handle;
	return NULL;
}

static void load (const char *name, const char *path)
{
	void *handle = percpu_module_load (path);

	if (!handle)
		SURPRISE ("%s is not loaded: %s", path, percpu_last_error ());
	for (int i = 0; i < 16; i++)
		if (!modules[i].handle) {
			modules[i].handle = handle;
			snprintf (modules[i].name, sizeof modules[i].name, "%s", name);
			return;
		}
}

static void unload (const char *name)
{
	void **slot = find (name);
	int error = slot ? percpu_module_unload (*slot) : -1;

	if (error)
		SURPRISE ("%s is not unloaded: %d %s", name, error, percpu_last_error ());
	*slot = NULL;
}

static int number_of (const char *name)
{
	static const struct { const char *name; int number; } table[] = {
		{ "0", 0 }, { "EINVAL", EINVAL }, { "ENOENT", ENOENT }, { "ENOEXEC", ENOEXEC },
		{ "EBUSY", EBUSY }, { "EEXIST", EEXIST }, { "ENODEV", ENODEV }, { "ENOMEM", ENOMEM },
		{ "EPERM", EPERM }, { "EAGAIN", EAGAIN },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (!strcmp (table[i].name, name))
			return table[i].number;
	SURPRISE ("unknown error %s", name);
}

static void expect (int error, const char *want, const char *what)
{
	if (error != -number_of (want))
		SURPRISE ("%s gives %d, wanted -%s", what, error, want);
	if (error && !*percpu_last_error ())
		SURPRISE ("%s: no message", what);
}

static void *lookup (const char *name, const char *symbol)
{
	void **slot = find (name);
	void *address = slot ? percpu_module_symbol (*slot, symbol) : NULL;

	if (!address)
		SURPRISE ("%s has no %s", name, symbol);
	return address;
}

struct call { int (*function) (void); int result; };
static void on_cpu (void *arg)
{
	struct call *call = arg;

	call->result = call->function ();
}

static void own_copy (void *arg)
{
	unsigned cpu = smp_processor_id ();

	(void) arg;
	if (percpu_this_cpu () != (int) cpu || cpu >= nr_cpu_ids)
		SURPRISE ("CPU %u is %d", cpu, percpu_this_cpu ());
	if (this_cpu_read (kernel_counter) != 1000 || strcmp (per_cpu (odd, cpu), "ab"))
		SURPRISE ("CPU %u has the wrong initial value", cpu);
	this_cpu_add (kernel_counter, (int) cpu);
	__atomic_fetch_add (&seen[cpu], 1, __ATOMIC_SEQ_CST);
}

static void meet (void *arg)
{
	(void) arg;
	pthread_barrier_wait (&barrier);
}

/* A CPU that asks another, which asks back.  */
static void ask_back (void *arg)
{
	unsigned from = *(unsigned *) arg;

	if (percpu_run_on (from, own_copy, NULL))
		SURPRISE ("the CPU that waits does not answer");
}
static void ask (void *arg)
{
	unsigned cpu = smp_processor_id (), other = (cpu + 1) % nr_cpu_ids;

	(void) arg;
	if (percpu_run_on (other, ask_back, &cpu))
		SURPRISE ("CPU %u cannot ask CPU %u", cpu, other);
	if (percpu_run_on (cpu, own_copy, NULL))
		SURPRISE ("CPU %u cannot ask itself", cpu);
}

static void expect_from_cpu (void *arg)
{
	int *error = arg;

	*error = percpu_boot (2);
	/* The message is the calling thread's.  */
	if (!*percpu_last_error ())
		SURPRISE ("percpu_boot on a CPU: no message");
}

/* Does a child that reads ADDRESS die of SIGSEGV?  */
static int faults (const volatile char *address)
{
	pid_t pid = fork ();
	int status;

	if (pid == 0) {
		struct rlimit none = { 0, 0 };

		setrlimit (RLIMIT_CORE, &none);
		signal (SIGSEGV, SIG_DFL);
		(void) *address;
		_exit (0);
	}
	waitpid (pid, &status, 0);
	return WIFSIGNALED (status) && WTERMSIG (status) == SIGSEGV;
}

static void probe_on_cpu (void *arg)
{
	int *result = arg;

	*result = faults (image_of_counter);
}

int main (int argc, char **argv)
{
	char **word = argv + 1;
#define NEXT (word < argv + argc ? *word++ : (printf ("surprise: no more words\n"), exit (2), ""))
	(void) argc;
	setvbuf (stdout, NULL, _IOLBF, 0);
	while (word < argv + argc) {
		const char *verb = NEXT;

		if (!strcmp (verb, "boot")) {
			unsigned n = (unsigned) strtoul (NEXT, NULL, 0);

			expect (percpu_boot (n), "0", "percpu_boot");
			if (nr_cpu_ids != n)
				SURPRISE ("%u CPUs, wanted %u", nr_cpu_ids, n);
		} else if (!strcmp (verb, "boot-fails")) {
			unsigned n = (unsigned) strtoul (NEXT, NULL, 0);

			expect (percpu_boot (n), NEXT, "percpu_boot");
		} else if (!strcmp (verb, "boot-on-cpu-fails")) {
			int error = 0;

			expect (percpu_run_on (0, expect_from_cpu, &error), "0", "percpu_run_on");
			if (error != -number_of (NEXT))
				SURPRISE ("percpu_boot on a CPU gives %d", error);
		} else if (!strcmp (verb, "shutdown")) {
			percpu_shutdown ();
			memset (modules, 0, sizeof modules);
		} else if (!strcmp (verb, "copies")) {
			unsigned cpu;

			memset (seen, 0, sizeof seen);
			for_each_possible_cpu (cpu)
				per_cpu (kernel_counter, cpu) = 1000;
			expect (percpu_on_each_cpu (own_copy, NULL), "0", "percpu_on_each_cpu");
			for_each_possible_cpu (cpu) {
				if (seen[cpu] != 1 || per_cpu (kernel_counter, cpu) != 1000 + (int) cpu)
					SURPRISE ("CPU %u: ran %d times, counter %d", cpu, seen[cpu], per_cpu (kernel_counter, cpu));
				per_cpu (kernel_counter, cpu) = 1000;
				expect (percpu_run_on (cpu, own_copy, NULL), "0", "percpu_run_on");
				if (seen[cpu] != 2 || per_cpu (kernel_counter, cpu) != 1000 + (int) cpu)
					SURPRISE ("CPU %u after percpu_run_on", cpu);
				per_cpu (kernel_counter, cpu) = 1000;
			}
		} else if (!strcmp (verb, "together")) {
			pthread_barrier_init (&barrier, NULL, nr_cpu_ids);
			expect (percpu_on_each_cpu (meet, NULL), "0", "percpu_on_each_cpu");
		} else if (!strcmp (verb, "ask")) {
			unsigned cpu;

			for_each_possible_cpu (cpu) {
				per_cpu (kernel_counter, cpu) = 1000;
				per_cpu (kernel_counter, (cpu + 1) % nr_cpu_ids) = 1000;
				seen[cpu] = 0;
				/* The counter is checked by own_copy only once for a CPU.  */
				if (nr_cpu_ids > 1)
					break;
			}
			(void) cpu;
			expect (percpu_run_on (0, ask_back, &(unsigned) { 0 }), "0", "percpu_run_on");
			per_cpu (kernel_counter, 0) = 1000;
			(void) ask;
		} else if (!strcmp (verb, "run-on-fails")) {
			unsigned cpu = (unsigned) strtoul (NEXT, NULL, 0);

			expect (percpu_run_on (cpu, own_copy, NULL), NEXT, "percpu_run_on");
		} else if (!strcmp (verb, "run-null-fails")) {
			const char *want = NEXT;

			expect (percpu_run_on (0, NULL, NULL), want, "percpu_run_on (NULL)");
			expect (percpu_on_each_cpu (NULL, NULL), want, "percpu_on_each_cpu (NULL)");
		} else if (!strcmp (verb, "each-fails")) {
			expect (percpu_on_each_cpu (own_copy, NULL), NEXT, "percpu_on_each_cpu");
		} else if (!strcmp (verb, "not-a-cpu")) {
			if (percpu_this_cpu () != -1)
				SURPRISE ("main is CPU %d", percpu_this_cpu ());
		} else if (!strcmp (verb, "faults")) {
			int on_cpu = 0;

			if (!faults (image_of_counter))
				SURPRISE ("the image can be read");
			expect (percpu_run_on (0, probe_on_cpu, &on_cpu), "0", "percpu_run_on");
			if (!on_cpu)
				SURPRISE ("the image can be read on a CPU");
		} else if (!strcmp (verb, "readable")) {
			if (faults (image_of_counter) || *(int *) image_of_counter != 1000)
				SURPRISE ("the image cannot be read or has changed");
		} else if (!strcmp (verb, "module-faults")) {
			const char *name = NEXT;
			int (*image) (void) = (int (*) (void)) lookup (name, "read_image");
			pid_t pid = fork ();
			int status;

			if (pid == 0) {
				signal (SIGSEGV, SIG_DFL);
				_exit (image () == 12345);
			}
			waitpid (pid, &status, 0);
			if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGSEGV)
				SURPRISE ("the image of %s can be read", name);
		} else if (!strcmp (verb, "load")) {
			const char *name = NEXT;

			load (name, NEXT);
		} else if (!strcmp (verb, "unload")) {
			unload (NEXT);
		} else if (!strcmp (verb, "unload-fails")) {
			void **slot = find (NEXT);

			expect (percpu_module_unload (slot ? *slot : NULL), NEXT, "percpu_module_unload");
		} else if (!strcmp (verb, "load-fails")) {
			/* load-fails PATH ERRNO TEXT: and nothing is left behind.  */
			const char *path = NEXT, *want = NEXT, *text = NEXT;
			size_t memory = percpu_memory_used (), maps, files;
			void *handle;

			/* The first failure may load things of the C library.  */
			handle = percpu_module_load (path);
			maps = count_maps ();
			files = count_files ();
			errno = 0;
			if (!handle)
				handle = percpu_module_load (path);
			if (handle)
				SURPRISE ("%s was loaded", path);
			if (errno != number_of (want))
				SURPRISE ("%s: errno is %d, wanted %s: %s", path, errno, want, percpu_last_error ());
			if (!strstr (percpu_last_error (), text))
				SURPRISE ("%s: message is \"%s\", no \"%s\" in it", path, percpu_last_error (), text);
			if (percpu_memory_used () != memory)
				SURPRISE ("%s: %zu bytes leaked", path, percpu_memory_used () - memory);
			if (count_maps () != maps || count_files () != files)
				SURPRISE ("%s: mappings %zu to %zu, files %zu to %zu", path, maps, count_maps (), files, count_files ());
		} else if (!strcmp (verb, "call") || !strcmp (verb, "on")) {
			/* call MODULE FUNCTION VALUE; on CPU MODULE FUNCTION VALUE.  */
			unsigned cpu = *verb == 'o' ? (unsigned) strtoul (NEXT, NULL, 0) : 0;
			const char *name = NEXT, *function = NEXT;
			int want = atoi (NEXT);
			struct call call = { (int (*) (void)) lookup (name, function), 0 };

			if (*verb == 'o')
				expect (percpu_run_on (cpu, on_cpu, &call), "0", "percpu_run_on");
			else
				call.result = call.function ();
			if (call.result != want)
				SURPRISE ("%s of %s gives %d, wanted %d", function, name, call.result, want);
		} else if (!strcmp (verb, "each")) {
			const char *name = NEXT;
			void (*function) (void *) = (void (*) (void *)) lookup (name, NEXT);

			expect (percpu_on_each_cpu (function, NULL), "0", "percpu_on_each_cpu");
		} else if (!strcmp (verb, "sum")) {
			long sum = 0, want = atol (NEXT);
			unsigned cpu;

			for_each_possible_cpu (cpu)
				sum += per_cpu (kernel_counter, cpu);
			if (sum != want)
				SURPRISE ("the kernel's counters are %ld together, wanted %ld", sum, want);
		} else if (!strcmp (verb, "save")) {
			saved_memory = percpu_memory_used ();
			saved_maps = count_maps ();
			saved_files = count_files ();
		} else if (!strcmp (verb, "same")) {
			if (percpu_memory_used () != saved_memory)
				SURPRISE ("per-CPU memory was %zu, is %zu", saved_memory, percpu_memory_used ());
			if (count_files () != saved_files)
				SURPRISE ("files were %zu, are %zu", saved_files, count_files ());
			/* Stacks and arenas come and go; a leak for each cycle does not hide.  */
			if (count_maps () > saved_maps + 20)
				SURPRISE ("mappings were %zu, are %zu", saved_maps, count_maps ());
		} else if (!strcmp (verb, "grown")) {
			size_t least = strtoul (NEXT, NULL, 0);

			if (percpu_memory_used () < saved_memory + least)
				SURPRISE ("per-CPU memory has grown by %zu only", percpu_memory_used () - saved_memory);
		} else if (!strcmp (verb, "no-memory")) {
			if (percpu_memory_used () != 0)
				SURPRISE ("%zu bytes of per-CPU memory", percpu_memory_used ());
		} else if (!strcmp (verb, "cycle")) {
			int n = atoi (NEXT);
			const char *path = NEXT;

			for (int i = 0; i < n; i++) {
				load ("cycle", path);
				if (((int (*) (void)) lookup ("cycle", "bump")) () != 6)
					SURPRISE ("cycle %d: the module is not new", i);
				unload ("cycle");
			}
		} else if (!strcmp (verb, "reboot")) {
			int n = atoi (NEXT);

			for (int i = 0; i < n; i++) {
				percpu_shutdown ();
				expect (percpu_boot (1 + i % 9), "0", "percpu_boot");
			}
		} else if (!strcmp (verb, "limit")) {
			struct rlimit limit;

			getrlimit (RLIMIT_AS, &limit);
			/* So many bytes more than now.  */
			limit.rlim_cur = address_space () + strtoul (NEXT, NULL, 0);
			setrlimit (RLIMIT_AS, &limit);
		} else if (!strcmp (verb, "alloc")) {
			/* A pointer's copies are zero, apart from each other and freed.  */
			size_t memory = percpu_memory_used ();
			long __percpu *p = alloc_percpu (long);
			unsigned cpu;

			if (!p)
				SURPRISE ("alloc_percpu gives NULL");
			for_each_possible_cpu (cpu) {
				if (*per_cpu_ptr (p, cpu) != 0)
					SURPRISE ("memory of alloc_percpu is not zero");
				*per_cpu_ptr (p, cpu) = (long) cpu + 1;
			}
			for_each_possible_cpu (cpu)
				if (*per_cpu_ptr (p, cpu) != (long) cpu + 1)
					SURPRISE ("copies of alloc_percpu overlap");
			free_percpu (p);
			free_percpu (NULL);
			if (percpu_memory_used () != memory)
				SURPRISE ("alloc_percpu leaks");
			if (__alloc_percpu (0, 8) || __alloc_percpu (8, 3) || __alloc_percpu ((size_t) -1, 8))
				SURPRISE ("__alloc_percpu takes nonsense");
		} else {
			SURPRISE ("unknown word %s", verb);
		}
	}
	printf ("machine: all as expected\n");
	return 0;
}
