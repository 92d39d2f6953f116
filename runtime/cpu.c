/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CPUs: threads that run what others ask of them, one function at a time.
 *
 * Who asks waits for the answer.  A CPU that waits runs what is asked of itself meanwhile, so
 * CPUs that ask each other do not block for ever.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#define STACK_BYTES	((size_t)1 << 20)

/* Where somebody waits: a CPU for work or answers, another thread for answers. */
struct waiter {
	pthread_mutex_t lock;
	pthread_cond_t cond;
};

struct request {
	void (*fn)(void *);
	void *arg;
	struct waiter *from;
	unsigned int *pending;	/* guarded by from->lock */
	struct request *next;
};

struct cpu {
	struct waiter waiter;
	struct request *first, **last;	/* guarded by waiter.lock */
	bool runs;			/* the same */
	pthread_t thread;
};

static struct cpu cpus[PERCPU_MAX_CPUS];
static unsigned int nr_initialised;

extern API unsigned int __percpu_nr_cpus;
unsigned int __percpu_nr_cpus = 1;

/* 0: no CPU; else its number + 1. */
static __thread unsigned int current __attribute__((tls_model("initial-exec")));

API unsigned int __percpu_cpu_id(void)
{
	return current ? current - 1 : 0;
}

API int percpu_this_cpu(void)
{
	return (int)current - 1;
}

static void complete(struct request *request)
{
	struct waiter *from = request->from;

	/* The request is its owner's again as soon as the count says so. */
	pthread_mutex_lock(&from->lock);
	if (!--*request->pending)
		pthread_cond_broadcast(&from->cond);
	pthread_mutex_unlock(&from->lock);
}

/* Runs the first of the queue; called and left with the CPU's lock held. */
static void run_one(struct cpu *cpu)
{
	struct request *request = cpu->first;

	cpu->first = request->next;
	if (!cpu->first)
		cpu->last = &cpu->first;
	pthread_mutex_unlock(&cpu->waiter.lock);
	request->fn(request->arg);
	complete(request);
	pthread_mutex_lock(&cpu->waiter.lock);
}

static void *cpu_main(void *data)
{
	struct cpu *cpu = data;

	current = (unsigned int)(cpu - cpus) + 1;
	pthread_mutex_lock(&cpu->waiter.lock);
	while (cpu->first || cpu->runs)
		if (cpu->first)
			run_one(cpu);
		else
			pthread_cond_wait(&cpu->waiter.cond, &cpu->waiter.lock);
	pthread_mutex_unlock(&cpu->waiter.lock);
	return NULL;
}

static bool post(struct cpu *cpu, struct request *request)
{
	bool runs;

	pthread_mutex_lock(&cpu->waiter.lock);
	runs = cpu->runs;
	if (runs) {
		request->next = NULL;
		*cpu->last = request;
		cpu->last = &request->next;
		pthread_cond_signal(&cpu->waiter.cond);
	}
	pthread_mutex_unlock(&cpu->waiter.lock);
	return runs;
}

static struct waiter *own_waiter(void)
{
	static __thread struct waiter waiter = {
		PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER
	};

	return current ? &cpus[current - 1].waiter : &waiter;
}

static void wait_for(struct waiter *waiter, unsigned int *pending)
{
	struct cpu *self = current ? &cpus[current - 1] : NULL;

	pthread_mutex_lock(&waiter->lock);
	while (*pending)
		if (self && self->first)
			run_one(self);
		else
			pthread_cond_wait(&waiter->cond, &waiter->lock);
	pthread_mutex_unlock(&waiter->lock);
}

static int check_call(const char *what, void (*fn)(void *))
{
	if (!fn)
		return report(EINVAL, "%s: no function (NULL)", what);
	return need_machine(what);
}

API int percpu_run_on(unsigned int cpu, void (*fn)(void *), void *arg)
{
	struct waiter *waiter = own_waiter();
	unsigned int pending = 1;
	struct request request = { fn, arg, waiter, &pending, NULL };
	int error = check_call("percpu_run_on", fn);

	if (error)
		return error;
	if (cpu >= __percpu_nr_cpus)
		return report(EINVAL, "percpu_run_on: there is no CPU %u, only "
			      "0 to %u", cpu, __percpu_nr_cpus - 1);
	if (cpu + 1 == current) {
		fn(arg);
		return 0;
	}
	if (!post(&cpus[cpu], &request))
		return report(ENODEV, "percpu_run_on: the machine has stopped");
	wait_for(waiter, &pending);
	return 0;
}

/* Asks all CPUs but the calling one; gives how many could not be asked. */
static unsigned int post_all(struct request *requests, unsigned int n,
			     void (*fn)(void *), void *arg,
			     unsigned int *pending)
{
	struct waiter *waiter = own_waiter();
	unsigned int missed = 0;

	*pending = current ? n - 1 : n;
	for (unsigned int cpu = 0; cpu < n; cpu++) {
		if (cpu + 1 == current)
			continue;
		requests[cpu] = (struct request){ fn, arg, waiter, pending,
						  NULL };
		missed += !post(&cpus[cpu], &requests[cpu]);
	}
	pthread_mutex_lock(&waiter->lock);
	*pending -= missed;
	pthread_mutex_unlock(&waiter->lock);
	return missed;
}

API int percpu_on_each_cpu(void (*fn)(void *), void *arg)
{
	int error = check_call("percpu_on_each_cpu", fn);
	unsigned int n = __percpu_nr_cpus, pending, missed;
	struct request *requests;

	if (error)
		return error;
	requests = calloc(n, sizeof(*requests));
	if (!requests)
		return report(ENOMEM, "percpu_on_each_cpu: no memory");
	missed = post_all(requests, n, fn, arg, &pending);
	if (current)
		fn(arg);
	wait_for(own_waiter(), &pending);
	free(requests);
	if (missed)
		return report(ENODEV, "percpu_on_each_cpu: the machine has "
			      "stopped");
	return 0;
}

static void initialise(unsigned int ncpus)
{
	for (; nr_initialised < ncpus; nr_initialised++) {
		struct waiter *waiter = &cpus[nr_initialised].waiter;

		pthread_mutex_init(&waiter->lock, NULL);
		pthread_cond_init(&waiter->cond, NULL);
	}
}

static int start_one(struct cpu *cpu, const pthread_attr_t *attr)
{
	int error;

	pthread_mutex_lock(&cpu->waiter.lock);
	cpu->first = NULL;
	cpu->last = &cpu->first;
	error = pthread_create(&cpu->thread, attr, cpu_main, cpu);
	cpu->runs = !error;
	pthread_mutex_unlock(&cpu->waiter.lock);
	return error;
}

int cpus_start(unsigned int ncpus)
{
	unsigned int cpu, started;
	pthread_attr_t attr;
	int error = 0;

	initialise(ncpus);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_BYTES);
	__percpu_nr_cpus = ncpus;
	for (cpu = 0; cpu < ncpus && !error; cpu++)
		error = start_one(&cpus[cpu], &attr);
	pthread_attr_destroy(&attr);
	if (!error)
		return 0;
	started = cpu - 1;
	__percpu_nr_cpus = started;
	cpus_stop();
	return report(error, "cannot boot %u CPUs: %s when starting the thread "
		      "of CPU %u; fewer CPUs or a higher limit (ulimit -u, -v) "
		      "may help", ncpus, strerror(error), started);
}

/* Lets the CPUs finish what they have been asked. */
void cpus_stop(void)
{
	unsigned int ncpus = __percpu_nr_cpus;

	for (unsigned int cpu = 0; cpu < ncpus; cpu++) {
		pthread_mutex_lock(&cpus[cpu].waiter.lock);
		cpus[cpu].runs = false;
		pthread_cond_signal(&cpus[cpu].waiter.cond);
		pthread_mutex_unlock(&cpus[cpu].waiter.lock);
	}
	for (unsigned int cpu = 0; cpu < ncpus; cpu++)
		pthread_join(cpus[cpu].thread, NULL);
	__percpu_nr_cpus = 1;
}
