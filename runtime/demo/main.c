/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A small kernel on an emulated machine with four CPUs: boots, counts on every CPU, loads two
 * modules of which the second uses a per-CPU variable of the first, unloads
 * them.  Usage: demo DIRECTORY-OF-THE-MODULES
 */
#include <percpu_runtime.h>
#include <stdio.h>

#define CPUS 4

DEFINE_PER_CPU(long, ticks);
EXPORT_PER_CPU_SYMBOL(ticks);

static int wrong;

static void expect(const char *what, long is, long should_be)
{
	printf("  %-44s %6ld  %s\n", what, is, is == should_be ? "ok" : "WRONG");
	wrong |= is != should_be;
}

/* CPU n ticks n + 1 times. */
static void tick(void *unused)
{
	(void)unused;
	for (unsigned int i = 0; i <= smp_processor_id(); i++)
		this_cpu_inc(ticks);
}

static long sum_ticks(void)
{
	unsigned int cpu;
	long sum = 0;

	for_each_possible_cpu(cpu)
		sum += per_cpu(ticks, cpu);
	return sum;
}

static void *load(const char *directory, const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s.so", directory, name);
	printf("load %s\n", name);
	return percpu_module_load(path);
}

static void run_modules(const char *directory)
{
	void *traffic = load(directory, "traffic"), *monitor;
	void (*receive)(void *);
	long (*total)(void);

	if (!traffic) {
		wrong = 1;
		return;
	}
	monitor = load(directory, "monitor");
	if (!monitor) {
		wrong = 1;
		return;
	}
	receive = (void (*)(void *))percpu_module_symbol(traffic, "receive");
	total = (long (*)(void))percpu_module_symbol(monitor, "total_packets");
	if (!receive || !total) {
		wrong = 1;
		return;
	}
	percpu_on_each_cpu(receive, NULL);
	expect("packets, summed up by the other module", total(), 100 * CPUS);
	expect("ticks, also counted by a module", sum_ticks(), 10 + CPUS);
	printf("unload traffic while monitor uses it (is refused)\n");
	fflush(stdout);
	expect("refused", percpu_module_unload(traffic) != 0, 1);
	printf("unload both\n");
	expect("monitor", percpu_module_unload(monitor), 0);
	expect("traffic", percpu_module_unload(traffic), 0);
}

int main(int argc, char **argv)
{
	size_t before;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc != 2) {
		fprintf(stderr, "usage: %s DIRECTORY-OF-THE-MODULES\n", argv[0]);
		return 2;
	}
	printf("boot %d CPUs\n", CPUS);
	if (percpu_boot(CPUS))
		return 1;
	before = percpu_memory_used();
	percpu_on_each_cpu(tick, NULL);
	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		char what[32];

		snprintf(what, sizeof(what), "ticks of CPU %u", cpu);
		expect(what, per_cpu(ticks, cpu), cpu + 1);
	}
	run_modules(argv[1]);
	expect("bytes of per-CPU memory left behind",
	       (long)(percpu_memory_used() - before), 0);
	percpu_shutdown();
	printf("shut down: %s\n", wrong ? "something went WRONG" : "all is right");
	return wrong;
}
