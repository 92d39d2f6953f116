/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Starting and stopping the machine. */
#include "internal.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

static atomic_bool running;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

bool machine_runs(void)
{
	return running;
}

int need_machine(const char *what)
{
	if (machine_runs())
		return 0;
	return report(ENODEV, "%s: the machine does not run; call percpu_boot() "
		      "first", what);
}

static int check_boot(unsigned int ncpus)
{
	if (running)
		return report(EBUSY, "percpu_boot: the machine runs already, with "
			      "%u CPUs", __percpu_nr_cpus);
	if (!ncpus || ncpus > PERCPU_MAX_CPUS)
		return report(EINVAL, "percpu_boot: %u CPUs are not possible, 1 to "
			      "%u are", ncpus, PERCPU_MAX_CPUS);
	if (!kernel.map_end)
		return report(EINVAL, "percpu_boot: the program was linked without "
			      "percpu-crt.o and percpu.lds; link it with what "
			      "`make -s print-ldflags' prints");
	if (kernel.model == MODEL_MIXED)
		return report(EINVAL, "percpu_boot: the program has units of the "
			      "`table' and of the `base' model; compile all with "
			      "the same offset=");
	return 0;
}

static void restore_image(void)
{
	protect_image(&kernel.at, PROT_READ | PROT_WRITE);
}

static int boot(unsigned int ncpus)
{
	int error = units_create(ncpus, &kernel.at);

	if (error)
		return error;
	error = alloc_start();
	if (error)
		goto no_alloc;
	if (protect_image(&kernel.at, PROT_NONE)) {
		error = report(errno, "percpu_boot: cannot make the image "
			       "unreadable: %s", strerror(errno));
		goto no_protection;
	}
	error = cpus_start(ncpus);
	if (!error) {
		modules_open();
		running = true;
		return 0;
	}
	restore_image();
no_protection:
	alloc_stop();
no_alloc:
	units_destroy();
	return error;
}

/* A CPU must not wait for a thread that may be waiting for that CPU. */
static int not_from_cpu(const char *what)
{
	if (percpu_this_cpu() < 0)
		return 0;
	return report(EBUSY, "%s: called from CPU %d; only a thread that is no "
		      "CPU can do this", what, percpu_this_cpu());
}

API int percpu_boot(unsigned int ncpus)
{
	int error = not_from_cpu("percpu_boot");

	if (error)
		return error;
	pthread_mutex_lock(&lock);
	error = check_boot(ncpus);
	if (!error)
		error = boot(ncpus);
	pthread_mutex_unlock(&lock);
	return error;
}

API void percpu_shutdown(void)
{
	if (not_from_cpu("percpu_shutdown"))
		return;
	pthread_mutex_lock(&lock);
	/* Modules' exit functions still need the machine. */
	if (!need_machine("percpu_shutdown") && !modules_close()) {
		running = false;
		cpus_stop();
		alloc_stop();
		units_destroy();
		restore_image();
	}
	pthread_mutex_unlock(&lock);
}

API size_t percpu_memory_used(void)
{
	size_t image = kernel.at.image_end - kernel.at.image;

	if (!machine_runs())
		return 0;
	return image * __percpu_nr_cpus + modules_memory() + alloc_used();
}
