/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * percpu_runtime.h - libpercpu, an SMP machine in one process
 *
 * CPUs are threads, the executable is the kernel, modules are shared objects.  See
 * docs/runtime.md.
 *
 * Functions that return int give 0 or a negative errno value.  Every failure prints one line to
 * standard error, which percpu_last_error() also gives.  All functions may be called from
 * any thread at any time, except where a comment says otherwise.
 */
#ifndef PERCPU_RUNTIME_H
#define PERCPU_RUNTIME_H

#include <stddef.h>
#include <percpu.h>

#ifdef __cplusplus
extern "C" {
#endif

/* CPUs that one machine can have. */
#define PERCPU_MAX_CPUS 8192

/*
 * Makes NCPUS areas from the image, starts as many CPUs and makes the image unreadable.
 * Until then per-CPU variables are the image itself, as on a single CPU.
 * -EINVAL: 0 CPUs or more than PERCPU_MAX_CPUS, or the program is not linked with the runtime's
 * flags; -EBUSY: already running; -ENOMEM, -EAGAIN: no memory, no threads.  After a
 * failure everything is as before.
 */
int percpu_boot(unsigned int ncpus);

/*
 * Unloads all modules, stops the CPUs, frees the areas and makes the image readable again, as
 * it was.  Not from a CPU.  percpu_boot() may follow.
 */
void percpu_shutdown(void);

/*
 * Runs FN(ARG) on a CPU and waits for its end.  A CPU that calls this for itself runs FN at once; one
 * that waits for another runs what others ask of it meanwhile, like an interrupt; so
 * do not call it where the CPU must not do anything else (preempt_disable()).
 * -EINVAL: no such CPU, no FN; -ENODEV: the machine does not run.
 */
int percpu_run_on(unsigned int cpu, void (*fn)(void *), void *arg);

/* The same on every CPU, at the same time; waits for all. */
int percpu_on_each_cpu(void (*fn)(void *), void *arg);

/*
 * Loads the module in the file PATH; gives dlopen()'s handle of it, NULL (and errno) on failure.
 * A module that cannot get what it needs is not loaded at all: -ENOEXEC, no module
 * or a damaged one; -ENOENT, no file or a symbol that nobody provides; -EINVAL, its offset model is not
 * that of a variable's owner; -EEXIST, already loaded; -ENOMEM; what its module_init() returns.
 * module_init() runs in the calling thread, behind the module's constructors.
 */
void *percpu_module_load(const char *path);

/*
 * Runs module_exit() and the destructors, unloads the module and frees its areas.
 * -EBUSY: another module uses it; -EINVAL: no such module.  No CPU may be in the module's code.
 */
int percpu_module_unload(void *module);

/* The address of a symbol of a module, NULL if there is none (a per-CPU pointer if
 * it is a per-CPU variable in the `table' model). */
void *percpu_module_symbol(void *module, const char *name);

/* The last failure of the calling thread, "" if none. */
const char *percpu_last_error(void);

/*
 * Bytes that all CPUs together hold: areas of the kernel and of modules, and memory from
 * alloc_percpu().  0 when the machine does not run.
 */
size_t percpu_memory_used(void);

/* The CPU that the calling thread is, -1 if it is none. */
int percpu_this_cpu(void);

/* For percpu-crt.o: an object with per-CPU variables is ready for its areas. */
void __percpu_register(const void *note);

#ifdef MODULE
/*
 * module_init(fn), module_exit(fn) - what runs when the module is loaded and unloaded
 * Arguments: fn, int fn(void), 0 or a negative errno value that makes the load fail; void fn(void).
 * Context: file scope, each once in a module at most.
 * Rule: Linux include/linux/module.h.
 */
#define module_init(fn)				\
	int init_module(void);			\
	int init_module(void)			\
	{					\
		return fn();			\
	}					\
	extern int init_module(void)
#define module_exit(fn)				\
	void cleanup_module(void);		\
	void cleanup_module(void)		\
	{					\
		fn();				\
	}					\
	extern void cleanup_module(void)
#endif

/* Linux asks for a licence and more; here they say nothing. */
#ifndef MODULE_LICENSE
#define MODULE_LICENSE(text)		extern int init_module(void)
#define MODULE_AUTHOR(text)		extern int init_module(void)
#define MODULE_DESCRIPTION(text)	extern int init_module(void)
#endif

#ifdef __cplusplus
}
#endif

#endif /* PERCPU_RUNTIME_H */
