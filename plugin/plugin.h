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

/* Option rt: look at the unit as PREEMPT_RT would have it? */
enum rt_choice { RT_AUTO, RT_NO, RT_YES };

struct percpu_options {
	bool help, version, disable, tags, kernel;
	enum offset_model offset;
	enum rt_choice rt;
	unsigned nr_cpus;		/* 0: not given */
	unsigned HOST_WIDE_INT size_limit;	/* 0: not given */
	enum severity severity[NR_CHECKS];
};

extern struct percpu_options percpu_opt;
extern const char *const check_ids[NR_CHECKS];

bool parse_options (int argc, const struct plugin_argument *argv);
void print_help (FILE *to);
void print_version (FILE *to);
const char *offset_model_name (enum offset_model model);

/* ---- switches.c: the compiler's record of its command line ---- */

void hide_own_switches (const struct plugin_name_args *args);

/* ---- pass.c: where our passes are among GCC's ---- */

void register_pass_after (const char *plugin_name, opt_pass *pass, const char *reference);

/* ---- quiet.c: who is asked about passes ---- */

bool only_plugin_p (void);
void register_quiet_pass (const char *plugin_name);

/* ---- unit.c: facts about the unit ---- */

void unit_predefine_macros (void);
bool unit_is_module (void);
bool unit_is_up (void);
unsigned HOST_WIDE_INT macro_number (const char *name);

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

/* ---- space.c: the address space __percpu ---- */

bool space_wanted_p (void);
void register_space (void);
bool percpu_type_p (const_tree type);
bool percpu_pointer_type_p (const_tree type);
tree ordinary_type (tree type);
tree percpu_type (tree type);
bool spaces_mixed_p (const_tree a, const_tree b);
void note_percpu_variable (tree decl);
void resume_space (void);

/* ---- scan.c: where it is not ---- */

/* What is known of a type, by its TYPE_UID. */
enum { SPACE_UNKNOWN, SPACE_WITHOUT, SPACE_WITH };

extern unsigned char *space_states;
extern unsigned nr_space_states;

void register_scan (const char *plugin_name);
void scan_type (tree type);

/* Does TYPE say __percpu at any depth but that of members? */
static inline bool
space_in_type_p (tree type)
{
	if (TREE_CODE (type) == ERROR_MARK)
		return true;

	const unsigned uid = TYPE_UID (type);

	if (uid >= nr_space_states || space_states[uid] == SPACE_UNKNOWN)
		scan_type (type);
	return space_states[uid] == SPACE_WITH;
}

const vec<tree, va_gc> *scanned_types (void);
bool scan_definition (tree decl);
bool space_in_definition_p (const_tree decl);

/* ---- strip.c: takes it away again; debug.c: hides it in the meantime ---- */

void register_strip (const char *plugin_name);
void strip_space (void);
void note_kept_by_space (tree node);
void fold_again (tree *code);
void prepare_ordinary_types (tree decl);
void with_ordinary_types (tree decl, void (*make) (tree, int), int argument);
void register_debug_hooks (void);

/* ---- frontend.c: GCC's own messages about it ---- */

void register_front_end_messages (void);
void note_space_mix (void);
void note_space_keyword (location_t where);
void settle_automatic_variable (tree decl);
void settle_other_space (tree decl);
void drop_held_message (location_t where);
void release_held_messages (void);

/* ---- kernel_macros.c ---- */

extern const char rewritten_file[];
/* In front of typeof, with a digit and `))) ' behind. */
static const char ordinary_attribute_text[] = "__attribute__((percpu_ordinary(";
bool percpu_header_p (const char *file);
void register_kernel_macros (void);
void register_ordinary_attribute (void);

/* ---- misplaced.c ---- */

void define_space_macro (cpp_reader *pfile);
void register_misplaced_attribute (void);
void settle_misplaced_members (tree type);
void settle_misplaced_variable (tree decl);

/* ---- stringified.c: texts that macros make of it ---- */

void mark_spelling (cpp_reader *pfile, cpp_hashnode *macro, int index);
bool string_marked_p (const_tree string);
void settle_string (tree *where);

/* ---- builtin.c: built-in functions that leave no trace ---- */

void add_quiet_builtin (const char *name, tree type, unsigned code);

/* ---- accessor.c: the built-ins that accessors are made of ---- */

bool accessor_name_p (const char *name);
void register_accessor_builtins (void);
void check_accessor (location_t where, tree value, bool operation);

/* ---- walk.c ---- */

void walk_function (tree function);
void walk_initializer (tree decl);
bool object_is_percpu_p (tree object);

/* ---- describe.c: expressions in messages ---- */

bool describable_p (tree value);
const char *expression_text (tree value);

/* ---- silence.c ---- */

void register_silencing_pragmas (void);
void register_unchecked_attribute (void);
bool silenced_p (enum check_number check, location_t where);
bool unchecked_p (const_tree decl);

/* ---- place.c: where a report points to ---- */

location_t report_place (location_t where);
location_t macros_of (location_t where, auto_vec<const line_map_macro *, 16> *chain);
location_t place_of (tree value, location_t around);
location_t place_of_access (tree value, location_t around);
const char *macro_at (location_t where);
bool percpu_header_text_p (location_t where);
char source_char_at (location_t where);
char next_source_char (location_t where);
bool cast_text_has (location_t where, const char *word);
location_t cast_in_argument (location_t where);
bool cast_of_cast_p (location_t where);
bool cast_goes_by_integer_p (location_t where);
char *declaration_text (location_t where);

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
location_t percpu_variable_place (tree decl);
const char *percpu_section_named (tree decl);
unsigned HOST_WIDE_INT percpu_variable_size (tree decl);
unsigned percpu_declared_align (tree decl);
void percpu_definitions (vec<tree> *definitions);
void note_tags (void);
void emit_tags (void);

/* ---- signature.c ---- */

char *type_signature (tree type);
char *type_description (tree type);

/* ---- check_*.c: each finds one kind of misuse ---- */

void check_static (tree decl, unsigned kinds);
void check_scope_attribute (tree node, unsigned kinds);
void note_marked_declaration (tree node, unsigned kinds);
bool percpu_place_p (const_tree node);
void check_scope_initializer (tree decl);
void register_decl_check (void);
bool percpu_redeclared_at_p (location_t where);
void check_size (void);

/* ---- check_index.c ---- */

void register_index_pass (const char *plugin_name);
void note_offset_table (const_tree decl);

/* ---- flow_calls.c, flow_summary.c ---- */

void register_needs_cpu_attribute (void);
char *summary_bytes (unsigned *length);

/* ---- go_on.c ---- */

void go_on (void);

/* ---- flow_pass.c ---- */

void register_flow_pass (const char *plugin_name);
void note_flow_names (void);

/* ---- tables ---- */

/*
 * Which entries of a table may be about a name?  Those whose name begins as it does, with two
 * letters: few of them or none.
 */
class name_index {
public:
	/* Entries are added in their order, from 0 on; they are found in the reverse one. */
	void add (const char *name)
	{
		int &head = m_heads[start (name)];

		m_next.safe_push (head);
		head = m_next.length ();
	}
	/* for (int i = index.first (name); i >= 0; i = index.next (i)) */
	int first (const char *name) const { return m_heads[start (name)] - 1; }
	int next (int entry) const { return m_next[entry] - 1; }
	bool filled_p () const { return !m_next.is_empty (); }

private:
	static unsigned start (const char *name)
	{
		return *name ? ((unsigned char) name[0] * 31u + (unsigned char) name[1]) % 256
			     : 0;
	}

	/* An entry's number and one, 0: none. */
	int m_heads[256] = {};
	auto_vec<int> m_next;
};

/* ---- source_line.c ---- */

char_span source_line (const char *file, int line);

/* ---- text_before.c ---- */

char *source_text_before (location_t where);

/* ---- source.c: the text in front of a declaration ---- */

static inline bool
word_char_p (char c)
{
	return ISALNUM (c) || c == '_' || c == '$';
}

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
bool only_own_errors_p (void);
void note_swallowed_error (void);
void note_accessor_report (enum check_number check, location_t where);
void hide_own_errors (void);
void silence_others (void);
void show_own_errors (void);
bool own_errors_hidden_p (void);
void begin_path_reports (void);
bool accessor_reported_p (location_t where);
bool accessor_error_p (location_t where);
bool consequence_p (tree value, location_t where);
bool percpu_report (enum check_number check, rich_location *where,
		    location_t once, const char *msgid, ...)
	ATTRIBUTE_GCC_DIAG (4, 5);
bool percpu_warn (enum check_number check, rich_location *where,
		  location_t once, const char *msgid, ...)
	ATTRIBUTE_GCC_DIAG (4, 5);

#endif
