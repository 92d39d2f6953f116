/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An unmodified kernel's macros, made fit for the address space.
 *
 * When a header has been read that defines per-CPU macros, those of its macros that say
 * typeof get a text in which typeof gives an ordinary type: they make temporaries
 * and ordinary pointers by it.  The text is the kernel's own, with an attribute
 * in front of typeof, so no version of it is known here.  (A built-in within typeof
 * would need a cast, which debug information counts as a use of the type.)
 * Four macros get a text of ours:
 *
 *	__percpu		the keyword of this name (misplaced.c)
 *	__verify_pcpu_ptr	asks [percpu-accessor]
 *	__pcpu_size_call*	the same, for one operation
 *	___ADDRESSABLE		a static initializer cannot leave the space
 *
 * The rewritten texts are in a file of their own, rewritten_file, so that a report
 * never points to something that happens to be at the same column.
 */
#include "plugin.h"

typedef void (*file_change_callback) (cpp_reader *, const line_map_ordinary *);
typedef void (*define_callback) (cpp_reader *, location_t, cpp_hashnode *);

static file_change_callback next_file_change;
static define_callback next_define;

/* Files that are being read, the main file first. */
struct open_file {
	const char *name;
	bool percpu;			/* defines macros that matter */
};

static auto_vec<open_file> open_files;
/* The last of them is one that does. */
static bool in_percpu_header;
/* Macros that such files have defined. */
static auto_vec<cpp_hashnode *> candidates;

/* Does the kernel's header FILE define macros that matter? */
bool
percpu_header_p (const char *file)
{
	const char *base = lbasename (file);

	return strstr (base, "percpu") || !strcmp (base, "compiler_types.h")
	       || !strcmp (base, "compiler.h");
}

/* ---- one macro's text ---- */

/*
 * percpu_ordinary (LEVEL) takes the space from what is behind LEVEL stars; this one, from
 * the outermost type that is in a space.  One digit.
 */
static const int outermost_level = 9;

/* The length of a typeof at TEXT with its opening parenthesis, or 0. */
static size_t
typeof_length (const char *text)
{
	static const char *const words[] = { "typeof", "__typeof__", "__typeof" };

	for (const char *word : words) {
		size_t length = strlen (word);

		if (strncmp (text, word, length) != 0 || word_char_p (text[length]))
			continue;
		length += strspn (text + length, " ");
		if (text[length] == '(')
			return length + 1;
	}
	return 0;
}

/* The index behind the literal at TEXT[I]. */
static size_t
literal_end (const char *text, size_t i)
{
	const char quote = text[i++];

	for (; text[i] && text[i] != quote; i++)
		if (text[i] == '\\' && text[i + 1])
			i++;
	return text[i] ? i + 1 : i;
}

/* The index of the parenthesis that closes what is open at TEXT[I]. */
static size_t
closing (const char *text, size_t i)
{
	int depth = 1;

	while (text[i]) {
		if (text[i] == '"' || text[i] == '\'') {
			i = literal_end (text, i);
			continue;
		}
		if (text[i] == '(')
			depth++;
		else if (text[i] == ')' && --depth == 0)
			return i;
		i++;
	}
	return i;
}

/*
 * How many stars follow the typeof that ends in front of TEXT: the level of the space that
 * it gives to what is declared.
 */
static int
stars_behind (const char *text)
{
	int stars = 0;

	for (;; text++) {
		text += strspn (text, " ");
		if (*text == '*')
			stars++;
		else if (stars || !word_char_p (*text))
			return stars;
		else
			/* Qualifiers, or the name that is declared. */
			while (word_char_p (text[1]))
				text++;
	}
}

/* `typeof (T) __percpu *': a per-CPU pointer is what is meant. */
static bool
percpu_follows_p (const char *text)
{
	text += *text == ')';
	text += strspn (text, " ");
	return startswith (text, "__percpu") && !word_char_p (text[8]);
}

/*
 * `typeof (var) SEGMENT', all of a macro's text: a type that gets its stars where the
 * macro is used.  With one processor the segment is nothing, and what is left is an
 * ordinary object.  (A typeof alone is for more than accessors.)
 */
static bool
segment_follows_p (const char *text)
{
	text += strspn (text, " ");
	if (!word_char_p (*text))
		return false;
	while (word_char_p (*text))
		text++;
	return text[strspn (text, " ")] == '\0';
}

/* Where a typeof, closed at TEXT, has its space; FIRST: the macro's text begins with it. */
static int
level_of_typeof (const char *text, bool first)
{
	/* `(typeof (ptr)) 0' stands for an accessor's value. */
	if (startswith (text, "))0"))
		return 1;
	if (first && segment_follows_p (text + 1))
		return outermost_level;
	return MIN (stars_behind (text + 1), outermost_level - 1);
}

/* Writes BODY to OUT with an attribute in front of each typeof. */
static void
rewrite_typeof (const char *body, auto_vec<char> *out)
{
	char attribute[64];

	for (size_t i = 0; body[i];) {
		size_t open = 0;

		if (i == 0 || !word_char_p (body[i - 1]))
			open = typeof_length (body + i);
		if (open && !percpu_follows_p (body + closing (body, i + open))) {
			size_t end = closing (body, i + open);

			snprintf (attribute, sizeof (attribute), "%s%d))) ",
				  ordinary_attribute_text,
				  level_of_typeof (body + end, i == 0));
			for (const char *c = attribute; *c; c++)
				out->safe_push (*c);
			/* What is inside may say typeof, too. */
			for (size_t k = 0; k < open; k++)
				out->safe_push (body[i++]);
		} else if (body[i] == '"' || body[i] == '\'') {
			size_t end = literal_end (body, i);

			while (i < end)
				out->safe_push (body[i++]);
		} else
			out->safe_push (body[i++]);
	}
}

/* Replaces each FROM in TEXT, xmalloc'ed. */
static char *
replace_all (char *text, const char *from, const char *to)
{
	char *at;

	while ((at = strstr (text, from))) {
		char *head = xstrndup (text, at - text);
		char *joined = concat (head, to, at + strlen (from), NULL);

		free (head);
		free (text);
		text = joined;
	}
	return text;
}

/* ---- all macros of a header ---- */

/* A macro that was defined by a directive and is still; NULL: it is none. */
static const cpp_macro *
defined_macro (cpp_hashnode *node)
{
	if (!cpp_user_macro_p (node) || !node->value.macro
	    || node->value.macro->kind != cmk_macro || node->value.macro->lazy)
		return NULL;
	return node->value.macro;
}

/* Does the text of MACRO have a name that has PART? */
static bool
macro_says_p (const cpp_macro *macro, const char *part)
{
	for (unsigned i = 0; i < macro->count; i++) {
		const cpp_token *token = &macro->exp.tokens[i];

		if (token->type == CPP_NAME
		    && strstr ((const char *) NODE_NAME (token->val.node.node),
			       part))
			return true;
	}
	return false;
}

/* DEFINE_PER_CPU and DECLARE_PER_CPU do not: their typeof gets the space. */
static bool
typeof_matters_p (const cpp_macro *macro)
{
	return macro_says_p (macro, "typeof")
	       && !macro_says_p (macro, "__PCPU_ATTRS");
}

/* Does the macro need another text? */
static bool
macro_matters_p (const cpp_hashnode *node, const cpp_macro *macro)
{
	const char *name = (const char *) NODE_NAME (node);

	return !strcmp (name, "__percpu") || !strcmp (name, "__verify_pcpu_ptr")
	       || !strcmp (name, "___ADDRESSABLE")
	       || startswith (name, "__pcpu_size_call")
	       || typeof_matters_p (macro);
}

/* Adds to NODES the candidates that FILE has defined. */
static void
collect_macros (const char *file, auto_vec<cpp_hashnode *> *nodes)
{
	unsigned i, left = 0;
	cpp_hashnode *node;

	FOR_EACH_VEC_ELT (candidates, i, node) {
		const cpp_macro *macro = defined_macro (node);
		const char *defined_in;

		if (!macro || !macro_matters_p (node, macro))
			continue;
		defined_in = expand_location (macro->line).file;
		if (!defined_in || strcmp (defined_in, file) != 0)
			candidates[left++] = node;
		else if (!nodes->contains (node))
			nodes->safe_push (node);
	}
	candidates.truncate (left);
}

/* NAME(ARGS) BODY becomes NAME(ARGS)=BODY, as cpp_define () wants it. */
static size_t
body_of (const char *text)
{
	size_t i = 0;

	while (word_char_p (text[i]))
		i++;
	return text[i] == '(' ? closing (text, i + 1) + 1 : i;
}

static const char verify_text[] =
	"__verify_pcpu_ptr(ptr)=do { const void __percpu *__vpp_verify = "
	"(__typeof__(__builtin_percpu_verify(ptr)))0; (void)__vpp_verify; } "
	"while (0)";
static const char verify_op_text[] =
	"__percpu_verify_op(ptr)=do { const void __percpu *__vpp_verify = "
	"(__typeof__(__builtin_percpu_verify_op(ptr)))0; (void)__vpp_verify; } "
	"while (0)";

/* The attribute as tokens; NULL: no percpu header has been read. */
static cpp_hashnode *attribute_template;

static void
define_attribute_template (cpp_reader *pfile)
{
	if (attribute_template)
		return;
	cpp_define (pfile, "__percpu_ordinary="
		    "__attribute__((percpu_ordinary(0)))");
	attribute_template = C_CPP_HASHNODE (get_identifier ("__percpu_ordinary"));
}

static void
rewrite_macro (cpp_reader *pfile, cpp_hashnode *node)
{
	char *text = xstrdup ((const char *) cpp_macro_definition (pfile, node));
	const char *name = (const char *) NODE_NAME (node);
	auto_vec<char> out;
	char *rewritten;
	size_t body;

	if (!strcmp (name, "__verify_pcpu_ptr")) {
		cpp_undef (pfile, name);
		cpp_define (pfile, verify_text);
		cpp_define (pfile, verify_op_text);
		free (text);
		return;
	}
	if (!strcmp (name, "__percpu")) {
		cpp_undef (pfile, name);
		define_space_macro (pfile);
		define_attribute_template (pfile);
		free (text);
		return;
	}
	if (!strcmp (name, "___ADDRESSABLE"))
		text = replace_all (text, "(void *)&sym",
				    "(void *)(unsigned long)&sym");
	if (startswith (name, "__pcpu_size_call"))
		text = replace_all (text, "__verify_pcpu_ptr(&(variable))",
				    "__percpu_verify_op(&(variable))");
	body = body_of (text);
	for (size_t i = 0; i < body; i++)
		out.safe_push (text[i]);
	out.safe_push ('=');
	if (text[body] == ' ')
		body++;
	rewrite_typeof (text + body, &out);
	out.safe_push ('\0');
	rewritten = out.address ();
	cpp_undef (pfile, name);
	cpp_define (pfile, rewritten);
	free (text);
}

/* ---- accessors that are defined elsewhere ---- */

/*
 * Accessors that other headers define (arm64's per_cpu_ptr_nvhe_sym in kvm_asm.h) are
 * known by their names.
 */
static auto_vec<cpp_hashnode *> accessors;

/*
 * They can be used in the next line, and within a directive no other can be read: the
 * attribute's tokens are put into the macro.  (Those of percpu headers wait for the end of
 * the file as the others do.)
 */
static const unsigned attribute_tokens = 9, level_token = 5;

/* For each typeof in BODY the level that its attribute names, -1: it has none. */
static void
collect_levels (const char *body, auto_vec<int> *levels)
{
	for (size_t i = 0; body[i];) {
		size_t open = 0, end;

		if (body[i] == '"' || body[i] == '\'') {
			i = literal_end (body, i);
			continue;
		}
		if (i == 0 || !word_char_p (body[i - 1]))
			open = typeof_length (body + i);
		if (!open) {
			i++;
			continue;
		}
		end = closing (body, i + open);
		levels->safe_push (percpu_follows_p (body + end)
				   ? -1 : level_of_typeof (body + end, false));
		i += open;
	}
}

static bool
typeof_token_p (const cpp_token *token, const cpp_token *end)
{
	return token + 1 < end && token->type == CPP_NAME
	       && token[1].type == CPP_OPEN_PAREN
	       && typeof_length (ACONCAT (((const char *) NODE_NAME (
			token->val.node.node), "(", NULL)));
}

/* The attribute in front of the typeof TOKEN, which is at TO; behind it the typeof. */
static cpp_token *
put_attribute (cpp_token *to, const cpp_token *token, int level)
{
	static const unsigned char digits[] = "0123456789";
	cpp_token *const begin = to;

	memcpy (to, attribute_template->value.macro->exp.tokens,
		attribute_tokens * sizeof (*to));
	to[level_token].val.str.text = digits + level;
	for (unsigned i = 0; i < attribute_tokens; i++)
		to[i].src_loc = token->src_loc;
	begin->flags = token->flags;
	to += attribute_tokens;
	*to = *token;
	to->flags |= PREV_WHITE;
	return to + 1;
}

static void
rewrite_tokens (cpp_reader *pfile, cpp_hashnode *node)
{
	const cpp_macro *old = node->value.macro;
	const cpp_token *token = old->exp.tokens, *const end = token + old->count;
	const char *text = (const char *) cpp_macro_definition (pfile, node);
	auto_vec<int> levels;
	cpp_macro *fresh;
	cpp_token *to;
	unsigned nth = 0;

	collect_levels (text + body_of (text), &levels);
	fresh = (cpp_macro *) ggc_internal_alloc (
		sizeof (*old) + sizeof (*token) * (old->count
				+ levels.length () * attribute_tokens));
	memcpy (fresh, old, sizeof (*old));
	for (to = fresh->exp.tokens; token < end; token++)
		if (typeof_token_p (token, end) && nth < levels.length ()
		    && levels[nth++] >= 0)
			to = put_attribute (to, token, levels[nth - 1]);
		else
			*to++ = *token;
	fresh->count = to - fresh->exp.tokens;
	node->value.macro = fresh;
}

/* Has NODE a typeof that nobody has rewritten? */
static bool
wants_attribute_p (cpp_reader *pfile, cpp_hashnode *node)
{
	const char *text;

	if (!cpp_user_macro_p (node) || !node->value.macro
	    || node->value.macro->kind != cmk_macro || node->value.macro->lazy)
		return false;
	text = (const char *) cpp_macro_definition (pfile, node);
	return strstr (text, "typeof") && !strstr (text, "percpu_ordinary")
	       && !strstr (text, "__PCPU_ATTRS(");
}

static void
on_define (cpp_reader *pfile, location_t where, cpp_hashnode *node)
{
	if (next_define)
		next_define (pfile, where, node);
	if (in_percpu_header)
		candidates.safe_push (node);
	if (!accessor_name_p ((const char *) NODE_NAME (node)))
		return;
	if (!attribute_template || (open_files.length () > 1 && in_percpu_header))
		accessors.safe_push (node);
	else if (wants_attribute_p (pfile, node) && !node->value.macro->extra_tokens)
		rewrite_tokens (pfile, node);
}

/* Adds those that have been defined since, and are macros with a typeof still. */
static void
collect_accessors (cpp_reader *pfile, auto_vec<cpp_hashnode *> *nodes)
{
	unsigned i;
	cpp_hashnode *node;

	FOR_EACH_VEC_ELT (accessors, i, node)
		if (!nodes->contains (node) && wants_attribute_p (pfile, node))
			nodes->safe_push (node);
	accessors.truncate (0);
}

/* FILE has been read. */
static void
rewrite_macros (cpp_reader *pfile, const open_file &file)
{
	cpp_callbacks *callbacks = cpp_get_callbacks (pfile);
	define_callback saved_define = callbacks->define;
	define_callback saved_undef = callbacks->undef;
	auto_vec<cpp_hashnode *> nodes;
	unsigned i;
	cpp_hashnode *node;
	const line_map_ordinary *map;

	if (file.percpu)
		collect_macros (file.name, &nodes);
	collect_accessors (pfile, &nodes);
	if (nodes.is_empty ())
		return;
	/* -g3 is to record the kernel's texts. */
	callbacks->define = NULL;
	callbacks->undef = NULL;
	linemap_add (line_table, LC_ENTER, false, rewritten_file, 1);
	FOR_EACH_VEC_ELT (nodes, i, node) {
		linemap_line_start (line_table, i + 1, 2000);
		rewrite_macro (pfile, node);
	}
	map = linemap_check_ordinary (linemap_add (line_table, LC_LEAVE, false,
						   NULL, 0));
	linemap_line_start (line_table, ORDINARY_MAP_STARTING_LINE_NUMBER (map),
			    127);
	callbacks->define = saved_define;
	callbacks->undef = saved_undef;
}

static void
on_file_change (cpp_reader *pfile, const line_map_ordinary *map)
{
	const enum lc_reason reason = map ? map->reason : LC_RENAME;
	open_file file = { NULL, false };

	/* The front end's own callback can enter the next file of -include. */
	if (reason == LC_ENTER) {
		file.name = ORDINARY_MAP_FILE_NAME (map);
		file.percpu = percpu_header_p (file.name);
		open_files.safe_push (file);
	} else if (reason == LC_LEAVE && !open_files.is_empty ())
		file = open_files.pop ();
	in_percpu_header = !open_files.is_empty () && open_files.last ().percpu;
	if (next_file_change)
		next_file_change (pfile, map);
	if (reason == LC_LEAVE && file.name
	    && (file.percpu || !accessors.is_empty ()))
		rewrite_macros (pfile, file);
}

/* Is an object of TYPE in any space, ours or the machine's? */
static bool
in_space_p (tree type)
{
	return TYPE_P (type)
	       && !ADDR_SPACE_GENERIC_P (TYPE_ADDR_SPACE (strip_array_types (type)));
}

/* TYPE with an ordinary type at LEVEL. */
static tree
ordinary_behind (tree type, int level)
{
	tree to;

	if (level == 0 || (level == outermost_level && in_space_p (type)))
		return ordinary_type (type);
	if (TREE_CODE (type) != POINTER_TYPE)
		return type;
	to = ordinary_behind (TREE_TYPE (type),
			      level == outermost_level ? level : level - 1);
	return to == TREE_TYPE (type)
	       ? type
	       : c_build_qualified_type (build_pointer_type (to),
					 TYPE_QUALS (type));
}

/*
 * Does `extern typeof (x) x' declare again what is per-CPU?  Without SMP the name that
 * DECLARE_INIT_PER_CPU makes is the variable's own.
 */
static bool
declared_percpu_p (const_tree decl)
{
	tree old;

	if (!VAR_P (decl) || !DECL_EXTERNAL (decl) || !DECL_NAME (decl))
		return false;
	old = lookup_name (DECL_NAME (decl));
	return old && VAR_P (old) && percpu_type_p (TREE_TYPE (old));
}

static tree
handle_ordinary_attribute (tree *node, tree, tree args, int, bool *drop)
{
	tree level = TREE_VALUE (args);

	*drop = true;
	if (!tree_fits_shwi_p (level))
		return NULL_TREE;
	if (DECL_P (*node) && declared_percpu_p (*node))
		return NULL_TREE;
	if (TYPE_P (*node))
		*node = ordinary_behind (*node, tree_to_shwi (level));
	else if (DECL_P (*node))
		TREE_TYPE (*node) = ordinary_behind (TREE_TYPE (*node),
						     tree_to_shwi (level));
	return NULL_TREE;
}

static struct attribute_spec ordinary_attribute = {
	"percpu_ordinary", 1, 1, false, false, false, false,
	handle_ordinary_attribute, NULL
};

void
register_ordinary_attribute (void)
{
	register_attribute (&ordinary_attribute);
	register_misplaced_attribute ();
}

/*
 * Text that is only preprocessed stays the kernel's own: genksyms makes CRCs of it, and
 * it can be compiled by a compiler without the plugin.
 */
void
register_kernel_macros (void)
{
	cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);

	if (!percpu_opt.kernel || flag_preprocess_only
	    || cpp_get_options (parse_in)->preprocessed)
		return;
	next_define = callbacks->define;
	callbacks->define = on_define;
	next_file_change = callbacks->file_change;
	callbacks->file_change = on_file_change;
}
