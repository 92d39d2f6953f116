/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Loading and unloading modules.
 *
 * 1. Check the file, the model, the imports, without running anything of it.
 * 2. Allocate its areas.  From here on nothing is expected to fail but the dynamic linker.
 * 3. dlopen().  The module's first constructor, of percpu-crt.o, comes back to
 *    module_register(), which fills the slots and copies the image to the areas; so the
 *    module's other constructors can use its per-CPU variables.
 * 4. module_init(), without the lock.
 * Whatever fails undoes what was done before it.
 */
#include "internal.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define SLOT_PREFIX "per_cpu_offset__"

enum state { LOADING, LIVE, GOING, STUCK };

struct module {
	struct module *older;
	char *path;
	dev_t device;
	ino_t inode;
	void *handle;
	enum state state;
	enum model model;
	struct object object;
	uintptr_t note;			/* before the bias is added */
	bool registered;
	int wiring_error;

	struct module **imports;	/* modules that this one uses */
	size_t nr_imports;

	unsigned long *table;		/* `table': offsets of the areas ... */
	char *areas;			/* ... which are in this mapping */
	size_t areas_size;

	size_t offset;			/* `base': of the areas in all units */
	bool has_offset;
};

static struct module *modules;	/* the newest first */
static struct module *pending;	/* whose constructors dlopen() is running */
static bool open;
static atomic_size_t table_bytes;
static __thread unsigned int in_module;	/* runs functions of a module */

/* Recursive: a constructor may load another module. */
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_cond_t state_changed = PTHREAD_COND_INITIALIZER;

static const char *model_name(enum model model)
{
	return model == MODEL_BASE ? "base" : "table";
}

/* Units without a marker are the header's own: `table'. */
static enum model effective(enum model model)
{
	return model == MODEL_BASE ? MODEL_BASE : MODEL_TABLE;
}

/* ---- step 1: checks ---- */

static bool within(uintptr_t address, uintptr_t start, uintptr_t end)
{
	return address >= start && address < end;
}

static struct module *module_at(uintptr_t address)
{
	struct module *m;

	for (m = modules; m; m = m->older)
		if (m->registered && within(address, m->object.map,
					    m->object.map_end))
			return m;
	return NULL;
}

static int check_new(const struct elf *elf)
{
	for (struct module *m = modules; m; m = m->older)
		if (m->device == elf->device && m->inode == elf->inode)
			return report(EEXIST, m->state == STUCK
				      ? "%s: an earlier load of it is still mapped"
				      : "%s: this module is loaded already",
				      elf->path);
	return 0;
}

static int add_import(struct module *module, struct module *from)
{
	struct module **bigger;

	for (size_t i = 0; i < module->nr_imports; i++)
		if (module->imports[i] == from)
			return 0;
	if (from->state != LIVE)
		return report(EBUSY, "%s: it uses %s, which is %s", module->path,
			      from->path, from->state == LOADING
			      ? "still being loaded" : "being unloaded");
	bigger = reallocarray(module->imports, module->nr_imports + 1,
			      sizeof(*bigger));
	if (!bigger)
		return report(ENOMEM, "%s: no memory", module->path);
	module->imports = bigger;
	module->imports[module->nr_imports++] = from;
	return 0;
}

static int check_slot(struct module *module, const char *name,
		      uintptr_t address, const struct module *from)
{
	const struct object *owner = from ? &from->object : &kernel;
	enum model model = from ? from->model : kernel.model;

	name += strlen(SLOT_PREFIX);
	if (!within(address, owner->at.slots, owner->at.slots_end))
		return report(EINVAL, "%s: the owner of the per-CPU variable %s "
			      "was linked without percpu.lds", module->path, name);
	if (effective(model) == effective(module->model))
		return 0;
	return report(EINVAL, "%s: it uses the per-CPU variable %s in the `%s' "
		      "model, but its owner %s has it in the `%s' model; compile "
		      "both with the same offset=", module->path, name,
		      model_name(module->model), from ? from->path
		      : "the program", model_name(model));
}

/* A variable's address without its slot: right in the `base' model only for those
 * whose references the loader rewrites. */
static int check_direct(struct module *module, const char *name,
			uintptr_t address, const struct module *from)
{
	const struct layout *at = &from->object.at;

	if (!within(address, at->image, at->image_end)
	    || effective(from->model) == effective(module->model))
		return 0;
	return report(EINVAL, "%s: it uses the per-CPU variable %s in the `%s' "
		      "model, but its owner %s has it in the `%s' model; compile "
		      "both with the same offset=", module->path, name,
		      model_name(module->model), from->path,
		      model_name(from->model));
}

static int missing_slot(const struct module *module, const char *variable)
{
	if (global_symbol(variable, NULL))
		return report(ENOENT, "%s: the per-CPU variable %s has no slot; its "
			      "owner was compiled with offset=none, compile it "
			      "with the module's offset=", module->path,
			      variable);
	return report(ENOENT, "%s: nobody provides the per-CPU variable %s; load "
		      "the module that defines it first", module->path,
		      variable);
}

static int check_symbol(struct module *module, const char *name, bool weak)
{
	bool slot = !strncmp(name, SLOT_PREFIX, strlen(SLOT_PREFIX));
	uintptr_t address = global_symbol(name, NULL);
	struct module *from = address ? module_at(address) : NULL;
	int error = 0;

	if (!address && slot && !weak)
		return missing_slot(module, name + strlen(SLOT_PREFIX));
	if (address && slot)
		error = check_slot(module, name, address, from);
	else if (from)
		error = check_direct(module, name, address, from);
	if (!error && from)
		error = add_import(module, from);
	return error;
}

static int check_imports(struct module *module, const struct elf *elf)
{
	int error = 0;

	for (size_t i = 1; i < elf->nr_symbols && !error; i++) {
		const ElfW(Sym) *symbol = &elf->symbols[i];
		const char *name = elf_symbol_name(elf, i);

		if (symbol->st_shndx == SHN_UNDEF && *name
		    && ELF64_ST_TYPE(symbol->st_info) != STT_TLS)
			error = check_symbol(module, name,
					     ELF64_ST_BIND(symbol->st_info)
					     == STB_WEAK);
	}
	return error;
}

/* ---- step 2: areas ---- */

static int no_memory(const struct module *module, size_t size)
{
	return report(ENOMEM, "%s: no memory for %zu bytes of per-CPU data on "
		      "each of %u CPUs", module->path, size, __percpu_nr_cpus);
}

static int make_base_areas(struct module *module, const struct layout *at)
{
	size_t size = at->image_end - at->image;
	int error = alloc_congruent(size, at->align, OWNER_LOADER,
				    &module->offset);

	if (error == -EINVAL)
		return report(EINVAL, "%s: its per-CPU data is aligned to %zu "
			      "bytes; %zu is the most in the `base' model",
			      module->path, at->align, units_align());
	if (error)
		return no_memory(module, size);
	module->has_offset = true;
	return 0;
}

/*
 * The distance of two neighbouring areas changes on purpose: code that takes one
 * distance for all variables shows its error at once.
 */
static size_t gap_behind(unsigned int cpu, size_t align)
{
	return (cpu % 3 + 1) * align;
}

static bool table_mapping_size(size_t size, size_t align, size_t *total)
{
	size_t one;

	return !__builtin_add_overflow(ROUND_UP(size, align), 3 * align, &one)
	       && one >= size
	       && !__builtin_mul_overflow(one, __percpu_nr_cpus, total)
	       && !__builtin_add_overflow(*total, align, total);
}

static int make_table_areas(struct module *module, const struct layout *at)
{
	size_t size = at->image_end - at->image;
	void *areas;

	module->table = calloc(__percpu_nr_cpus, sizeof(*module->table));
	if (!module->table
	    || !table_mapping_size(size, at->align, &module->areas_size))
		return no_memory(module, size);
	areas = mmap(NULL, module->areas_size, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (areas == MAP_FAILED)
		return no_memory(module, size);
	module->areas = areas;
	table_bytes += size * __percpu_nr_cpus;
	return 0;
}

static int make_areas(struct module *module, const struct layout *at)
{
	module->object.at = *at;	/* of the file, until it registers */
	if (at->image == at->image_end && at->slots == at->slots_end)
		return 0;
	if (module->model != MODEL_BASE)
		return make_table_areas(module, at);
	return at->image == at->image_end ? 0 : make_base_areas(module, at);
}

static void free_areas(struct module *module)
{
	const struct layout *at = &module->object.at;

	if (module->has_offset)
		free_congruent(module->offset, OWNER_LOADER);
	if (module->areas) {
		munmap(module->areas, module->areas_size);
		table_bytes -= (at->image_end - at->image) * __percpu_nr_cpus;
	}
	free(module->table);
}

/* ---- step 3: wiring ---- */

/* Of an address in a `base' module's image, the per-CPU base address; of any other
 * address itself. */
uintptr_t module_base_address(uintptr_t address)
{
	for (struct module *m = modules; m; m = m->older) {
		const struct layout *at = &m->object.at;

		/* The end is a valid address of the last variable's, too. */
		if (m->has_offset && m->registered && address >= at->image
		    && address <= at->image_end)
			return units_base() + m->offset + (address - at->image);
	}
	return address;
}

static void fill_base_areas(const struct module *module)
{
	for (unsigned int cpu = 0; cpu < __percpu_nr_cpus; cpu++)
		copy_image(unit_address(cpu, module->offset),
			   &module->object.at);
}

static void fill_table_areas(const struct module *module)
{
	const struct layout *at = &module->object.at;
	size_t size = ROUND_UP(at->image_end - at->image, at->align);
	uintptr_t area = ROUND_UP((uintptr_t)module->areas, at->align);

	for (unsigned int cpu = 0; cpu < __percpu_nr_cpus; cpu++) {
		copy_image((char *)area, at);
		module->table[cpu] = area - at->image;
		area += size + gap_behind(cpu, at->align);
	}
}

static int wire_table(struct module *module)
{
	const struct layout *at = &module->object.at;
	unsigned long **slot = (unsigned long **)at->slots;

	if (!module->areas)
		return 0;
	for (; slot < (unsigned long **)at->slots_end; slot++)
		*slot = module->table;
	fill_table_areas(module);
	return table_add(at, module->table);
}

static int wire_base(struct module *module)
{
	int error = relocate_base(&module->object);

	if (module->has_offset)
		fill_base_areas(module);
	return error;
}

static void wire(struct module *module)
{
	module->wiring_error = module->model == MODEL_BASE
			       ? wire_base(module) : wire_table(module);
	if (!module->wiring_error)
		module->wiring_error = protect_image(&module->object.at,
						     PROT_NONE);
}

/* Called by the first constructor of each object but the program. */
void module_register(const struct object *object)
{
	const struct layout *at = &object->at;

	pthread_mutex_lock(&lock);
	if (pending && !pending->registered
	    && !strcmp(pending->path, object->name)) {
		size_t align = pending->object.at.align;

		pending->object = *object;
		pending->object.at.align = align;
		pending->registered = true;
		wire(pending);
	} else if (at->image != at->image_end || at->slots != at->slots_end) {
		die("%s: it has per-CPU variables, so it must be loaded by "
		    "percpu_module_load(), not by dlopen() or as a library of "
		    "something else", object->name);
	}
	pthread_mutex_unlock(&lock);
}

/* It will be closed again, but its destructors must find its variables. */
static void wire_late(struct module *module)
{
	const struct link_map *map = module->handle;
	struct object object;

	if (!find_object(&object, (void *)(map->l_addr + module->note)))
		return;
	module->object = object;
	module->registered = true;
	wire(module);
}

static int open_module(struct module *module)
{
	struct module *outer = pending;
	const char *why;

	pending = module;
	in_module++;
	module->handle = dlopen(module->path, RTLD_NOW | RTLD_GLOBAL);
	in_module--;
	pending = outer;
	if (!module->handle) {
		why = dlerror();
		return report(why && strstr(why, "undefined symbol") ? ENOENT
			      : ENOEXEC, "cannot load %s: %s", module->path,
			      why ? why : "unknown reason");
	}
	if (!module->registered) {
		wire_late(module);
		return report(EINVAL, "%s: its constructors did not run: it is "
			      "mapped already, or percpu-crt.o was dropped when "
			      "it was linked", module->path);
	}
	if (module->wiring_error)
		return report(ENOMEM, "%s: no memory to connect its per-CPU "
			      "variables", module->path);
	return 0;
}

/* ---- the list ---- */

static struct module *new_module(const char *path, const struct elf *elf)
{
	struct module *module = calloc(1, sizeof(*module));

	if (!module)
		return NULL;
	module->path = strdup(path);
	if (!module->path) {
		free(module);
		return NULL;
	}
	module->device = elf->device;
	module->inode = elf->inode;
	module->model = elf->model;
	module->note = elf->note;
	module->older = modules;
	modules = module;
	return module;
}

static void drop_module(struct module *module)
{
	struct module **link;

	for (link = &modules; *link != module; link = &(*link)->older)
		;
	*link = module->older;
	free_areas(module);
	free(module->imports);
	free(module->path);
	free(module);
}

/* Destructors run here and still find the areas. */
static bool close_module(struct module *module)
{
	struct layout at = module->object.at;
	void *still;

	if (!module->handle)
		return true;
	in_module++;
	dlclose(module->handle);
	in_module--;
	module->handle = NULL;
	still = dlopen(module->path, RTLD_LAZY | RTLD_NOLOAD);
	if (still) {
		dlclose(still);
		module->state = STUCK;
		return false;
	}
	if (module->registered && module->model != MODEL_BASE)
		table_remove(&at);
	return true;
}

/* False: something else keeps the object mapped, so its areas have to stay. */
static bool undo(struct module *module)
{
	if (!close_module(module))
		return false;
	drop_module(module);
	return true;
}

static struct module *find_module(const void *handle)
{
	struct module *m;

	for (m = modules; m; m = m->older)
		if (handle && m->handle == handle)
			return m;
	return NULL;
}

/* ---- step 4: the module's own functions ---- */

/* Of the module itself: dlsym() would go on to the libraries that it needs. */
static void *own_symbol(const struct module *module, const char *name)
{
	void *address = dlsym(module->handle, name);

	if (address && within((uintptr_t)address, module->object.map,
			      module->object.map_end))
		return address;
	return NULL;
}

/* Called with the lock held, which it lets go meanwhile. */
static int run_init(struct module *module)
{
	int (*init)(void) = (int (*)(void))own_symbol(module, "init_module");
	int result = 0;

	if (init) {
		pthread_mutex_unlock(&lock);
		in_module++;
		result = init();
		in_module--;
		pthread_mutex_lock(&lock);
	}
	if (result > 0)
		result = -result;
	if (!result)
		return 0;
	return report(-result, "%s: its module_init() failed: %s", module->path,
		      result >= -4095 ? strerror(-result) : "no errno value");
}

static void run_exit(struct module *module)
{
	void (*leave)(void) = (void (*)(void))own_symbol(module,
							 "cleanup_module");

	if (!leave)
		return;
	pthread_mutex_unlock(&lock);
	in_module++;
	leave();
	in_module--;
	pthread_mutex_lock(&lock);
}

/* ---- interface ---- */

static int prepare(struct module *module, const struct elf *elf)
{
	int error = check_imports(module, elf);

	if (!error)
		error = make_areas(module, &elf->at);
	return error;
}

static int load(const char *path, void **handle)
{
	struct module *module;
	struct elf elf;
	int error = elf_open(&elf, path);

	if (error)
		return error;
	error = check_new(&elf);
	if (!error && elf.model == MODEL_MIXED)
		error = report(EINVAL, "%s: it has units of the `table' and of "
			       "the `base' model; compile all with the same "
			       "offset=", path);
	if (error) {
		elf_close(&elf);
		return error;
	}
	module = new_module(path, &elf);
	if (!module) {
		elf_close(&elf);
		return report(ENOMEM, "%s: no memory", path);
	}
	error = prepare(module, &elf);
	elf_close(&elf);
	if (!error)
		error = open_module(module);
	if (!error)
		error = run_init(module);
	if (error) {
		undo(module);
	} else {
		module->state = LIVE;
		*handle = module->handle;
	}
	pthread_cond_broadcast(&state_changed);
	return error;
}

API void *percpu_module_load(const char *path)
{
	char real[PATH_MAX];
	void *handle = NULL;
	int error;

	if (!path) {
		report(EINVAL, "percpu_module_load: no path (NULL)");
		return NULL;
	}
	if (need_machine("percpu_module_load"))
		return NULL;
	if (!realpath(path, real)) {
		report(errno, "%s: %s", path, strerror(errno));
		return NULL;
	}
	pthread_mutex_lock(&lock);
	error = open ? load(real, &handle)
		     : report(ENODEV, "%s: the machine is stopping", path);
	pthread_mutex_unlock(&lock);
	if (error)
		errno = -error;
	return handle;
}

static struct module *user_of(const struct module *module)
{
	for (struct module *m = modules; m; m = m->older)
		for (size_t i = 0; i < m->nr_imports; i++)
			if (m->imports[i] == module)
				return m;
	return NULL;
}

static int unload(struct module *module)
{
	char path[PATH_MAX];
	bool gone;

	module->state = GOING;
	run_exit(module);
	strcpy(path, module->path);
	gone = undo(module);
	pthread_cond_broadcast(&state_changed);
	if (gone)
		return 0;
	return report(EBUSY, "%s: it stays mapped, something else has opened it",
		      path);
}

API int percpu_module_unload(void *handle)
{
	struct module *module, *user;
	int error;

	pthread_mutex_lock(&lock);
	module = find_module(handle);
	user = module ? user_of(module) : NULL;
	if (!module)
		error = report(EINVAL, "percpu_module_unload: %p is no loaded "
			       "module", handle);
	else if (module->state != LIVE)
		error = report(EBUSY, "%s: it is being %s", module->path,
			       module->state == LOADING ? "loaded" : "unloaded");
	else if (user)
		error = report(EBUSY, "%s: it is in use by %s", module->path,
			       user->path);
	else
		error = unload(module);
	pthread_mutex_unlock(&lock);
	return error;
}

API void *percpu_module_symbol(void *handle, const char *name)
{
	struct module *module;
	void *address = NULL;

	pthread_mutex_lock(&lock);
	module = name ? find_module(handle) : NULL;
	if (!module)
		report(EINVAL, "percpu_module_symbol: %s",
		       name ? "no loaded module" : "no name (NULL)");
	else
		address = own_symbol(module, name);
	if (module && !address)
		report(ENOENT, "%s: it has no symbol %s", module->path, name);
	pthread_mutex_unlock(&lock);
	return address;
}

void modules_open(void)
{
	pthread_mutex_lock(&lock);
	open = true;
	pthread_mutex_unlock(&lock);
}

static bool busy(const struct module *module)
{
	return module->state == LOADING || module->state == GOING;
}

/* Modules use older ones only, so the newest can always go. */
int modules_close(void)
{
	if (in_module)
		return report(EBUSY, "percpu_shutdown: called from a module's "
			      "own function");
	pthread_mutex_lock(&lock);
	open = false;
	while (modules) {
		if (busy(modules))
			pthread_cond_wait(&state_changed, &lock);
		else if (modules->state == STUCK)
			drop_module(modules);
		else
			unload(modules);
	}
	pthread_mutex_unlock(&lock);
	return 0;
}

size_t modules_memory(void)
{
	return table_bytes;
}
