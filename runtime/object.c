/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Objects in memory: where an executable or a module keeps its per-CPU data. */
#include "internal.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct object kernel;

size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* BYTES: the note's content; AT: the address that it has or will have. */
void layout_from_note(struct layout *layout, const void *bytes, uintptr_t at)
{
	struct note note;

	memcpy(&note, bytes, sizeof(note));
	layout->image = at + offsetof(struct note, image)
			+ (uintptr_t)note.image;
	layout->image_end = at + offsetof(struct note, image_end)
			    + (uintptr_t)note.image_end;
	layout->slots = at + offsetof(struct note, slots)
			+ (uintptr_t)note.slots;
	layout->slots_end = at + offsetof(struct note, slots_end)
			    + (uintptr_t)note.slots_end;
	layout->align = page_size();
}

/* Bytes of the image in whole pages. */
size_t image_size(const struct layout *layout)
{
	return ROUND_UP(layout->image_end - layout->image, page_size());
}

int protect_image(const struct layout *layout, int protection)
{
	if (layout->image == layout->image_end)
		return 0;
	return mprotect((void *)layout->image, image_size(layout), protection);
}

struct search {
	struct object *object;
	uintptr_t note;
	bool first, found;
};

static int match_object(struct dl_phdr_info *info, size_t size, void *data)
{
	struct search *search = data;
	struct object *object = search->object;
	uintptr_t low = UINTPTR_MAX, high = 0;
	bool executable = search->first;

	(void)size;
	search->first = false;
	for (size_t i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *phdr = &info->dlpi_phdr[i];
		uintptr_t start = info->dlpi_addr + phdr->p_vaddr;

		if (phdr->p_type != PT_LOAD)
			continue;
		if (start < low)
			low = start;
		if (start + phdr->p_memsz > high)
			high = start + phdr->p_memsz;
		if (object->at.image >= start
		    && object->at.image < start + phdr->p_memsz
		    && phdr->p_align > object->at.align)
			object->at.align = phdr->p_align;
	}
	if (search->note < low || search->note >= high) {
		object->at.align = page_size();
		return 0;
	}
	object->bias = info->dlpi_addr;
	object->name = info->dlpi_name;
	object->phdr = info->dlpi_phdr;
	object->phnum = info->dlpi_phnum;
	object->map = ROUND_DOWN(low, page_size());
	object->map_end = ROUND_UP(high, page_size());
	/* The dynamic linker reports the program first. */
	object->executable = executable;
	search->found = true;
	return 1;
}

/* Finds the object that a note in memory belongs to; its model is left open. */
bool find_object(struct object *object, const void *note)
{
	struct search search = { object, (uintptr_t)note, true, false };

	memset(object, 0, sizeof(*object));
	layout_from_note(&object->at, note, (uintptr_t)note);
	dl_iterate_phdr(match_object, &search);
	return search.found;
}

/*
 * The address that an undefined symbol of a module would be bound to, 0 if none.
 * RTLD_DEFAULT would do, but pins the object found for ever as one that libpercpu
 * needs.  FOUND, if not NULL, tells a symbol whose value is 0 from none.
 */
uintptr_t global_symbol(const char *name, bool *found)
{
	void *program = dlopen(NULL, RTLD_NOW);
	uintptr_t address = 0;

	if (program) {
		dlerror();
		address = (uintptr_t)dlsym(program, name);
		if (found)
			*found = !dlerror();
		dlclose(program);
	} else if (found) {
		*found = false;
	}
	return address;
}

static bool program_has(const char *marker)
{
	bool found;

	global_symbol(marker, &found);
	return found;
}

/* Called before any module is loaded, so the markers found are the program's. */
static enum model program_model(void)
{
	bool base = program_has("__percpu_model_base");
	bool table = program_has("__percpu_model_table");

	if (base && table)
		return MODEL_MIXED;
	return base ? MODEL_BASE : MODEL_TABLE;
}

API void __percpu_register(const void *note)
{
	struct object object;

	if (!find_object(&object, note))
		die("internal error: the note at %p is in no object", note);
	if (object.executable) {
		object.model = program_model();
		kernel = object;
		return;
	}
	module_register(&object);
}
