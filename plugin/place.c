/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a report points to, and what stands there.
 *
 * An expression's location can be a token of a macro's text.  Users want to see what
 * they wrote: the token if they wrote it as an argument, else the outermost macro's
 * use.  The front end keeps no location for a bare name, so the name is looked
 * for in the source behind the location that is known.
 */
#include "plugin.h"

/* Rewritten macros (kernel_macros.c) are in a file of this name. */
const char rewritten_file[] = "<percpu>";

/*
 * The macros whose text WHERE comes from, the innermost first, into CHAIN.  Returns where
 * the programmer wrote it: in an argument of a macro, the argument; in a macro's text, the
 * macro's name where it is used.
 */
location_t
macros_of (location_t where, auto_vec<const line_map_macro *, 16> *chain)
{
	where = get_pure_location (where);
	while (linemap_location_from_macro_expansion_p (line_table, where)) {
		const line_map_macro *map = linemap_check_macro (
			linemap_lookup (line_table, where));
		/* Of an argument's token, where it stands and where it goes. */
		const location_t *pair = MACRO_MAP_LOCATIONS (map)
			+ 2 * (where - MAP_START_LOCATION (map));

		if (pair[0] != pair[1])
			where = pair[0];
		else {
			chain->safe_push (map);
			where = map->expansion;
		}
		where = get_pure_location (where);
	}
	return where;
}

/* The location of a token in the source: see the top. */
location_t
report_place (location_t where)
{
	auto_vec<const line_map_macro *, 16> chain;

	return macros_of (where, &chain);
}

/*
 * The macro that the programmer wrote and whose text holds the token; NULL: none.  Unlike
 * the outermost expansion this is per_cpu in `WRITE_ONCE (per_cpu (x, 64), 1)'.
 */
const char *
macro_at (location_t where)
{
	auto_vec<const line_map_macro *, 16> chain;

	macros_of (where, &chain);
	return chain.is_empty () ? NULL : linemap_map_get_macro_name (chain.last ());
}

/* Is the token at WHERE of the text of a macro which a per-CPU header of Linux defines? */
bool
percpu_header_text_p (location_t where)
{
	const char *file;

	where = get_pure_location (where);
	if (!percpu_opt.kernel
	    || !linemap_location_from_macro_definition_p (line_table, where))
		return false;
	file = expand_location (spelled_location (where)).file;
	return file && percpu_header_p (file);
}

/* A position in the source, in front of a character or at the end of a line. */
class source_cursor {
public:
	source_cursor (location_t where);

	bool valid_p () const { return m_valid; }
	char at (int offset = 0) const;
	void advance ();
	/* Behind comments and literals of which this is the beginning. */
	bool skip_noise ();
	location_t location () const;
	bool at_word_p (const char *word) const;
	int word_length () const;
	const char *text () const { return m_text + m_column - 1; }
	char *text_before () const;

private:
	void read_line ();

	const line_map_ordinary *m_map;
	const char *m_file;
	int m_line, m_column;
	const char *m_text;
	int m_length;
	bool m_valid;
};

source_cursor::source_cursor (location_t where)
	: m_map (NULL), m_file (NULL), m_line (0), m_column (0), m_text (NULL),
	  m_length (0), m_valid (false)
{
	expanded_location at;

	where = get_pure_location (
		linemap_resolve_location (line_table, get_pure_location (where),
					  LRK_SPELLING_LOCATION, NULL));
	if (where <= BUILTINS_LOCATION || where > LINE_MAP_MAX_LOCATION_WITH_COLS)
		return;
	m_map = linemap_check_ordinary (linemap_lookup (line_table, where));
	at = linemap_expand_location (line_table, m_map, where);
	if (!at.file || at.column <= 0 || !strcmp (at.file, rewritten_file))
		return;
	m_file = at.file;
	m_line = at.line;
	m_column = at.column;
	read_line ();
}

void
source_cursor::read_line ()
{
	char_span span = source_line (m_file, m_line);

	m_valid = span;
	m_text = m_valid ? span.get_buffer () : NULL;
	m_length = m_valid ? span.length () : 0;
	if (m_valid && m_column > m_length + 1)
		m_valid = false;
}

/* '\0' at the end of the line. */
char
source_cursor::at (int offset) const
{
	int i = m_column - 1 + offset;

	return m_valid && i < m_length ? m_text[i] : '\0';
}

void
source_cursor::advance ()
{
	if (m_column <= m_length)
		m_column++;
	else {
		m_line++;
		m_column = 1;
		read_line ();
	}
}

bool
source_cursor::skip_noise ()
{
	if (at () == '/' && at (1) == '/') {
		m_column = m_length + 1;
		return true;
	}
	if (at () == '/' && at (1) == '*') {
		advance ();
		do
			advance ();
		while (m_valid && !(at () == '*' && at (1) == '/'));
		advance ();
		advance ();
		return true;
	}
	if (at () != '"' && at () != '\'')
		return false;
	const char quote = at ();

	do {
		if (at () == '\\')
			m_column++;
		m_column++;
	} while (m_column <= m_length && at () != quote);
	m_column++;
	return true;
}

int
source_cursor::word_length () const
{
	int length = 0;

	while (word_char_p (at (length)))
		length++;
	return length;
}

bool
source_cursor::at_word_p (const char *word) const
{
	const int length = strlen (word);

	return word_length () == length && !strncmp (text (), word, length)
	       && (m_column == 1 || !word_char_p (m_text[m_column - 2]));
}

location_t
source_cursor::location () const
{
	const line_map_ordinary *map = m_map;

	if ((linenum_type) m_line < ORDINARY_MAP_STARTING_LINE_NUMBER (map))
		return UNKNOWN_LOCATION;
	return linemap_position_for_line_and_column (line_table, map, m_line,
						     m_column);
}

/* From the end of the declaration or statement in front, xmalloc'ed. */
char *
source_cursor::text_before () const
{
	int begin = m_column - 1;

	while (begin > 0 && m_text[begin - 1] != ';' && m_text[begin - 1] != '{'
	       && m_text[begin - 1] != '}')
		begin--;
	return xstrndup (m_text + begin, m_column - 1 - begin);
}

/* The character at a token; '\0' when the source cannot be seen. */
char
source_char_at (location_t where)
{
	source_cursor cursor (where);

	return cursor.valid_p () ? cursor.at () : '\0';
}

/* The first character behind the token of one character at WHERE, blanks skipped. */
char
next_source_char (location_t where)
{
	source_cursor cursor (where);

	if (!cursor.valid_p ())
		return '\0';
	do
		cursor.advance ();
	while (cursor.valid_p () && (ISSPACE (cursor.at ()) || !cursor.at ()));
	return cursor.at ();
}

/*
 * Where NAME stands in the statement that goes on at START; UNKNOWN_LOCATION when it
 * is not seen there.
 */
static location_t
name_behind (location_t start, const char *name, bool in_body)
{
	source_cursor cursor (start);
	bool new_word = true;
	/* A statement over more than that is a macro's affair. */
	const int limit = in_body ? 10000 : 1000;

	for (int i = 0; i < limit && cursor.valid_p (); i++) {
		const char c = cursor.at ();

		if (cursor.skip_noise ()) {
			new_word = true;
			continue;
		}
		if (!in_body && (c == ';' || c == '{' || c == '}'))
			break;
		if (new_word && cursor.at_word_p (name))
			return cursor.location ();
		new_word = !word_char_p (c);
		cursor.advance ();
	}
	return UNKNOWN_LOCATION;
}

/* The first name in VALUE, an expression without a location of its own. */
static tree
name_of (tree value)
{
	while (value && !DECL_P (value)) {
		if (TREE_CODE (value) == CALL_EXPR)
			value = get_callee_fndecl (value);
		else if (TREE_CODE_CLASS (TREE_CODE (value)) == tcc_unary
			 || TREE_CODE_CLASS (TREE_CODE (value)) == tcc_binary
			 || TREE_CODE_CLASS (TREE_CODE (value)) == tcc_reference
			 || TREE_CODE (value) == ADDR_EXPR
			 || TREE_CODE (value) == SAVE_EXPR)
			value = TREE_OPERAND (value, 0);
		else
			return NULL_TREE;
	}
	return value ? DECL_NAME (value) : NULL_TREE;
}

/*
 * The place of VALUE, which is a part of what is at AROUND: its own location, or its
 * name behind AROUND, or AROUND.
 */
location_t
place_of (tree value, location_t around)
{
	location_t place, found;
	tree name;

	if (EXPR_HAS_LOCATION (value) && TREE_CODE (value) != CALL_EXPR
	    && !linemap_location_from_macro_definition_p (
		    line_table, get_pure_location (EXPR_LOCATION (value))))
		return report_place (EXPR_LOCATION (value));
	if (around == UNKNOWN_LOCATION)
		around = input_location;
	place = report_place (around);
	/* What is at an operator reaches to its left. */
	if (get_start (around) != UNKNOWN_LOCATION)
		around = report_place (get_start (around));
	else
		around = place;
	name = name_of (value);
	if (!name)
		return place;
	/* Of a statement without a location only the function is known. */
	const bool in_body = current_function_decl
		&& place == report_place (DECL_SOURCE_LOCATION (
				current_function_decl));

	found = name_behind (around, IDENTIFIER_POINTER (name), in_body);
	if (found == UNKNOWN_LOCATION && around != place)
		found = name_behind (place, IDENTIFIER_POINTER (name), in_body);
	return found == UNKNOWN_LOCATION ? place : found;
}

/*
 * The same of a VALUE that is used without an accessor: `this_cpu_write (v, v)' and
 * `this_cpu_read (v) + v' have the name twice, first as the accessor's own.
 */
location_t
place_of_access (tree value, location_t around)
{
	const location_t first = place_of (value, around);
	const location_t start = get_start (around);
	const char *accessor = macro_at (start != UNKNOWN_LOCATION ? start : around);
	tree name = EXPR_HAS_LOCATION (value) ? NULL_TREE : name_of (value);
	location_t second;

	if (!name || !accessor || !accessor_name_p (accessor))
		return first;
	second = name_behind (linemap_position_for_loc_and_offset (
				      line_table, first, IDENTIFIER_LENGTH (name)),
			      IDENTIFIER_POINTER (name), false);
	return second == UNKNOWN_LOCATION ? first : second;
}

/* Does the text of the macro NAME, or of one that it uses, have WORD? */
static bool
macro_text_has (const char *name, int length, const char *word, int depth)
{
	char *text = xstrndup (name, length);
	cpp_hashnode *node = C_CPP_HASHNODE (get_identifier (text));
	bool found = false;

	free (text);
	if (depth > 8 || !cpp_user_macro_p (node))
		return false;
	if (!strcmp ((const char *) NODE_NAME (node), word))
		return true;
	const cpp_macro *macro = node->value.macro;

	if (!macro || macro->kind != cmk_macro || macro->lazy)
		return false;
	for (unsigned i = 0; i < macro->count && !found; i++) {
		const cpp_token *token = &macro->exp.tokens[i];

		if (token->type != CPP_NAME)
			continue;
		const char *inner = (const char *) NODE_NAME (token->val.node.node);

		found = !strcmp (inner, word)
			|| macro_text_has (inner, strlen (inner), word, depth + 1);
	}
	return found;
}

/*
 * Does the cast whose parenthesis is at WHERE have WORD between its parentheses, also
 * by way of a macro?  True when the text cannot be seen: nothing is certain then.
 */
bool
cast_text_has (location_t where, const char *word)
{
	source_cursor cursor (where);
	int depth = 0;

	if (!cursor.valid_p () || cursor.at () != '(')
		return true;
	for (int i = 0; i < 2000 && cursor.valid_p (); i++) {
		const char c = cursor.at ();
		const int length = cursor.word_length ();

		if (cursor.skip_noise ())
			continue;
		if (length > 0) {
			if (cursor.at_word_p (word)
			    || macro_text_has (cursor.text (), length, word, 0))
				return true;
			for (int j = 0; j < length; j++)
				cursor.advance ();
			continue;
		}
		if (c == '(')
			depth++;
		else if (c == ')' && --depth == 0)
			return false;
		cursor.advance ();
	}
	return true;
}

/*
 * WHERE is of the text of an accessor that the programmer used with `*(TYPE) POINTER': the
 * parenthesis of the cast.  UNKNOWN_LOCATION: that is not what is seen.
 */
location_t
cast_in_argument (location_t where)
{
	const char *macro = macro_at (where);

	if (!macro || !accessor_name_p (macro))
		return UNKNOWN_LOCATION;
	source_cursor cursor (report_place (where));
	bool open = false, star = false;

	if (!cursor.valid_p () || !cursor.at_word_p (macro))
		return UNKNOWN_LOCATION;
	for (int i = 0; i < 200 && cursor.valid_p (); i++) {
		const char c = cursor.at ();

		if (c == '(' && star)
			return cursor.location ();
		open |= c == '(';
		star |= open && c == '*';
		if (open ? !strchr ("(*&", c) && !ISSPACE (c)
			 : !word_char_p (c) && !ISSPACE (c) && c != '\0')
			break;
		cursor.advance ();
	}
	return UNKNOWN_LOCATION;
}

/* Is what the cast at WHERE converts in parentheses, perhaps those of another cast? */
bool
cast_of_cast_p (location_t where)
{
	source_cursor cursor (where);
	int depth = 0;

	if (!cursor.valid_p () || cursor.at () != '(')
		return true;
	do {
		depth += (cursor.at () == '(') - (cursor.at () == ')');
		cursor.advance ();
	} while (depth > 0 && cursor.valid_p ());
	while (cursor.valid_p () && (ISSPACE (cursor.at ()) || !cursor.at ()))
		cursor.advance ();
	return !cursor.valid_p () || cursor.at () == '(';
}

/*
 * Does what the cast at WHERE converts begin with a cast to an integer, however
 * parenthesized?  True when the text cannot be seen.
 */
bool
cast_goes_by_integer_p (location_t where)
{
	static const char *const words[] = {
		"unsigned", "long", "int", "uintptr_t", "intptr_t", "size_t",
		"u64", "u32", "phys_addr_t"
	};
	source_cursor cursor (where);
	int depth = 0;

	if (!cursor.valid_p () || cursor.at () != '(')
		return true;
	do {
		depth += (cursor.at () == '(') - (cursor.at () == ')');
		cursor.advance ();
	} while (depth > 0 && cursor.valid_p ());
	for (int i = 0; i < 200 && cursor.valid_p (); i++) {
		const char c = cursor.at ();

		if (word_char_p (c)) {
			for (const char *word : words)
				if (cursor.at_word_p (word))
					return true;
			return cursor.at_word_p ("__force")
			       && cast_text_has (where, "long");
		}
		if (c != '(' && !ISSPACE (c) && c != '\0')
			return false;
		cursor.advance ();
	}
	return true;
}

/*
 * The text of the declaration in front of its name, which is at WHERE, xmalloc'ed; as far
 * as it is in the same line.  NULL when the name is not to be seen there.
 */
char *
declaration_text (location_t where)
{
	source_cursor cursor (spelled_location (where));

	if (!cursor.valid_p () || cursor.word_length () == 0)
		return NULL;
	return cursor.text_before ();
}
