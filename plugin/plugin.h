/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the plugin's files offer each other. */
#ifndef PERCPU_PLUGIN_H
#define PERCPU_PLUGIN_H

#include "gcc-compat.h"

/* ---- options.c: what the user asked for ---- */

enum severity { SEVERITY_OFF, SEVERITY_WARNING, SEVERITY_ERROR };
enum offset_model { MODEL_NONE, MODEL_TABLE, MODEL_BASE };

enum check_number {
#define CHECK(ident, id, severity, help) CHECK_##ident,
#include "checks.def"
#undef CHECK
	NR_CHECKS
};

struct percpu_options {
	bool help, version, disable, tags, kernel;
	enum offset_model offset;
	unsigned nr_cpus;		/* 0: not given */
	enum severity severity[NR_CHECKS];
};

extern struct percpu_options percpu_opt;
extern const char *const check_ids[NR_CHECKS];

bool parse_options (int argc, const struct plugin_argument *argv);
void print_help (FILE *to);
void print_version (FILE *to);
const char *offset_model_name (enum offset_model model);

/* ---- unit.c: facts about the unit ---- */

void unit_predefine_macros (void);
bool unit_is_module (void);

/* ---- variable.c: which variables are per-CPU ---- */

/* Bits of the attribute's KINDs that a variable's declarations carry. */
enum {
	KIND_DEFINE = 1, KIND_STATIC = 2, KIND_DECLARE = 4, KIND_MODULE = 8,
	KIND_EXPORT = 16, KIND_NOSLOT = 32
};

void register_percpu_attribute (void);
bool percpu_variable_p (const_tree decl);
unsigned percpu_variable_kinds (const_tree decl);
bool percpu_variable_exported_p (tree decl);
void note_exported_variables (void);
bool percpu_variable_has_slot_p (tree decl);
bool percpu_variable_lowered_p (tree decl);

/* ---- slot.c: the offset section ---- */

tree percpu_slot (tree decl);
bool slot_variable_p (const_tree decl);
tree kernel_offset_table (void);
void define_slots (void);

/* ---- table.c: __builtin_percpu_table ---- */

void register_table_builtin (void);

/* ---- lower.c: the pass ---- */

void register_lower_pass (const char *plugin_name);
bool protect_initializers (void);

/* ---- tags.c ---- */

void register_tags (const char *plugin_name);
void tag_variable (tree decl);
void emit_tags (void);

/* ---- check_*.c: each finds one kind of misuse ---- */

void check_static (tree decl, unsigned kinds);
void check_scope_attribute (tree node, unsigned kinds);
void note_marked_declaration (tree node, unsigned kinds);
bool percpu_place_p (const_tree node);
void check_scope_initializer (tree decl);

/* ---- source.c: the text in front of a declaration ---- */

struct source_word {
	location_t start, finish;	/* the word itself */
	location_t blank_finish;	/* and the blanks behind it */
	bool spelled;			/* false: a macro at USED holds it */
	location_t used;
	location_t macro;		/* first column of the DEFINE's name */
	location_t macro_finish;
	char *macro_name;		/* xmalloc'ed, what is spelled there */
};

bool source_word_before (location_t where, const char *word,
			 struct source_word *out);
location_t spelled_location (location_t where);

/* ---- report.c ---- */

bool check_enabled_p (enum check_number check, location_t where);
bool percpu_report (enum check_number check, rich_location *where,
		    location_t once, const char *msgid, ...)
	ATTRIBUTE_GCC_DIAG (4, 5);

#endif
