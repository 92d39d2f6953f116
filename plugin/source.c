/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text in front of a declaration.
 *
 * The front end keeps no location for `static' or `extern', and after the macro
 * expander there is no text left, so a report that points at the word reads
 * the source again: only when there is something to report.
 */
#include "plugin.h"

/* A place in a file: lines and columns (in bytes) from 1. */
struct place {
	int line, column;
};

/* An identifier in front of the place that is looked for. */
struct word {
	place at;
	int length, blanks;		/* blanks behind it, on its line */
	int depth;			/* of parentheses */
	char *text;
};

/* Reads a file up to a place and keeps the words of the last declaration. */
class declaration_reader {
public:
	declaration_reader (const char *file, place target)
		: m_file (file), m_target (target) {}
	~declaration_reader () { forget (0); }

	bool read ();
	const auto_vec<word> &words () const { return m_words; }
	/* Depth of parentheses at the target. */
	int depth () const { return m_depth; }
	/* The identifier at the target itself. */
	int target_length () const { return m_target_length; }
	const char *target_text () const { return m_target_text; }

private:
	bool read_line (int line, char_span text);
	void forget (unsigned from);
	void start_directive ();
	void end_directive ();
	void start_definition (char c);
	void end_parameters ();
	int skip_literal (char_span text, int i);
	int take_word (char_span text, int line, int i);

	const char *m_file;
	place m_target;
	auto_vec<word> m_words;
	int m_depth = 0;
	bool m_in_comment = false;
	/* In a directive: what was known before it. */
	bool m_in_directive = false;
	unsigned m_saved_words = 0;
	int m_saved_depth = 0;
	/* In the parameters of a #define. */
	bool m_in_parameters = false;
	int m_target_length = 0;
	const char *m_target_text = NULL;
};

static bool
blank_p (char c)
{
	return c == ' ' || c == '\t';
}

void
declaration_reader::forget (unsigned from)
{
	while (m_words.length () > from)
		free (m_words.pop ().text);
}

/* A directive's words have nothing to do with the text around it. */
void
declaration_reader::start_directive ()
{
	m_in_directive = true;
	m_saved_words = m_words.length ();
	m_saved_depth = m_depth;
	m_depth = 0;
}

void
declaration_reader::end_directive ()
{
	m_in_directive = false;
	m_in_parameters = false;
	forget (m_saved_words);
	m_depth = m_saved_depth;
}

/* `define' and the name that it defines are no part of the macro's text. */
void
declaration_reader::start_definition (char c)
{
	unsigned first = m_saved_words;

	if (!m_in_directive || m_words.length () != first + 2
	    || strcmp (m_words[first].text, "define") != 0)
		return;
	forget (first);
	m_in_parameters = c == '(';
}

void
declaration_reader::end_parameters ()
{
	if (!m_in_parameters || m_depth > 0)
		return;
	forget (m_saved_words);
	m_in_parameters = false;
}

/* The index behind the string or character that starts at I. */
int
declaration_reader::skip_literal (char_span text, int i)
{
	const char quote = text[i++];

	for (; i < (int) text.length (); i++) {
		if (text[i] == '\\')
			i++;
		else if (text[i] == quote)
			return i + 1;
	}
	return i;
}

int
declaration_reader::take_word (char_span text, int line, int i)
{
	word w;
	int end = i;

	while (end < (int) text.length () && word_char_p (text[end]))
		end++;
	w.at.line = line;
	w.at.column = i + 1;
	w.length = end - i;
	w.depth = m_depth;
	w.text = xstrndup (text.get_buffer () + i, end - i);
	for (i = end; i < (int) text.length () && blank_p (text[i]); i++)
		;
	w.blanks = i - end;
	m_words.safe_push (w);
	start_definition (end < (int) text.length () ? text[end] : '\0');
	return end;
}

/* True when the target was reached. */
bool
declaration_reader::read_line (int line, char_span text)
{
	const int length = text.length ();
	bool blank_so_far = true;
	int i = 0;

	while (i < length) {
		const char c = text[i];
		const char next = i + 1 < length ? text[i + 1] : '\0';

		if (m_in_comment) {
			if (c == '*' && next == '/') {
				m_in_comment = false;
				i++;
			}
			i++;
			continue;
		}
		if (line == m_target.line && i + 1 >= m_target.column)
			return true;
		if (c == '/' && next == '*') {
			m_in_comment = true;
			i += 2;
			continue;
		}
		if (c == '/' && next == '/')
			break;
		if (c == '#' && blank_so_far && !m_in_directive)
			start_directive ();
		if (!ISSPACE (c))
			blank_so_far = false;

		if (c == '"' || c == '\'')
			i = skip_literal (text, i);
		else if (word_char_p (c))
			i = take_word (text, line, i);
		else {
			if (c == '(' || c == '[')
				m_depth++;
			else if ((c == ')' || c == ']') && m_depth > 0) {
				m_depth--;
				end_parameters ();
			}
			else if (c == ';' || c == '{' || c == '}') {
				forget (m_in_directive ? m_saved_words : 0);
				m_depth = 0;
			}
			i++;
		}
	}
	if (m_in_directive && !m_in_comment
	    && !(length > 0 && text[length - 1] == '\\'))
		end_directive ();
	return line == m_target.line;
}

/* The text of one line, without the carriage return of a DOS file. */
static char_span
line_of (const char *file, int line)
{
	char_span text = source_line (file, line);

	if (text && text.length () > 0 && text[text.length () - 1] == '\r')
		return text.subspan (0, text.length () - 1);
	return text;
}

/*
 * True when the target was found.  Words of a macro's text that holds the target
 * (#define MY(t, n) static DEFINE_PER_CPU (t, n)) stand alone.
 */
bool
declaration_reader::read ()
{
	for (int line = 1; line <= m_target.line; line++) {
		char_span text = line_of (m_file, line);

		if (!text)
			return false;
		if (!read_line (line, text))
			continue;
		if (m_in_directive)
			for (; m_saved_words; m_saved_words--) {
				free (m_words[0].text);
				m_words.ordered_remove (0);
			}
		int i = m_target.column - 1, end = i;

		while (end < (int) text.length () && word_char_p (text[end]))
			end++;
		m_target_length = end - i;
		m_target_text = text.get_buffer () + i;
		return m_target_length > 0;
	}
	return false;
}

/* The location of a place of the file that MAP describes; 0 if there is none. */
static location_t
location_of (const line_map_ordinary *map, place at)
{
	const char *file = ORDINARY_MAP_FILE_NAME (map);

	/* An earlier line may be in an earlier map of the same file. */
	while (ORDINARY_MAP_STARTING_LINE_NUMBER (map) > (linenum_type) at.line
	       || strcmp (ORDINARY_MAP_FILE_NAME (map), file) != 0) {
		if (map == LINEMAPS_ORDINARY_MAP_AT (line_table, 0))
			return UNKNOWN_LOCATION;
		map--;
	}
	return linemap_position_for_line_and_column (line_table, map, at.line,
						     at.column);
}

/* Where the text of the macro NODE, or of a macro in it, has WORD; 0: nowhere. */
static location_t
word_in_macro (cpp_hashnode *node, const char *word, int depth)
{
	const cpp_macro *macro;

	if (!cpp_user_macro_p (node) || depth > 8)
		return UNKNOWN_LOCATION;
	macro = node->value.macro;
	if (!macro || macro->kind != cmk_macro || macro->lazy)
		return UNKNOWN_LOCATION;
	for (unsigned i = 0; i < macro->count; i++) {
		const cpp_token *token = &macro->exp.tokens[i];
		location_t where;

		if (token->type != CPP_NAME)
			continue;
		if (!strcmp ((const char *) NODE_NAME (token->val.node.node),
			     word))
			return token->src_loc;
		where = word_in_macro (token->val.node.node, word, depth + 1);
		if (where != UNKNOWN_LOCATION)
			return where;
	}
	return UNKNOWN_LOCATION;
}

/* Fills in where the word is when W is a macro for it: `#define LOCAL static'. */
static bool
found_in_macro (const struct word &w, const line_map_ordinary *map,
		const char *word, struct source_word *out)
{
	cpp_hashnode *node = C_CPP_HASHNODE (get_identifier (w.text));
	location_t where = word_in_macro (node, word, 0);

	if (where == UNKNOWN_LOCATION)
		return false;
	out->spelled = false;
	out->start = get_pure_location (where);
	out->finish = linemap_position_for_loc_and_offset (line_table,
							   out->start,
							   strlen (word) - 1);
	out->used = location_of (map, w.at);
	return true;
}

/* Fills in where the word W, found in the file of MAP, is. */
static bool
found_in_text (const struct word &w, const line_map_ordinary *map,
	       const char *word, struct source_word *out)
{
	place end = w.at;

	if (strcmp (w.text, word) != 0)
		return false;
	out->spelled = true;
	out->start = location_of (map, w.at);
	end.column += w.length - 1;
	out->finish = location_of (map, end);
	end.column += w.blanks;
	out->blank_finish = location_of (map, end);
	return out->start != UNKNOWN_LOCATION;
}

/*
 * Looks for WORD in the declaration that the macro called at WHERE makes; if
 * IN_CALLS, also among the arguments of a macro: ARG (static) DEFINE_PER_CPU.
 */
static bool
find_at (location_t where, const char *word, bool in_calls,
	 struct source_word *out)
{
	const line_map_ordinary *map;
	expanded_location at;
	place target;

	where = get_pure_location (spelled_location (where));
	if (where <= BUILTINS_LOCATION || where > LINE_MAP_MAX_LOCATION_WITH_COLS)
		return false;
	map = linemap_check_ordinary (linemap_lookup (line_table, where));
	at = linemap_expand_location (line_table, map, where);
	if (!at.file || at.column <= 0)
		return false;
	target.line = at.line;
	target.column = at.column;

	declaration_reader reader (at.file, target);
	if (!reader.read ())
		return false;
	for (unsigned i = reader.words ().length (); i-- > 0;) {
		const struct word &w = reader.words ()[i];

		if ((w.depth != reader.depth () && !in_calls)
		    || (!found_in_text (w, map, word, out)
			&& !found_in_macro (w, map, word, out)))
			continue;
		out->macro = where;
		target.column += reader.target_length () - 1;
		out->macro_finish = location_of (map, target);
		out->macro_name = xstrndup (reader.target_text (),
					    reader.target_length ());
		return true;
	}
	return false;
}

/*
 * Where the token at WHERE, which the macro of MAP gave, came from: the macro's
 * text, or an argument, which can have come out of a macro itself.
 */
static location_t
unwind_toward_spelling (const line_map_macro *map, location_t where)
{
	unsigned token = where - MAP_START_LOCATION (map);

	return MACRO_MAP_LOCATIONS (map)[2 * token];
}

/*
 * The same for every macro that the token at WHERE went through: first the one that
 * was expanded first, as the argument of another perhaps, then outwards.
 */
static bool
find_outwards (location_t where, const char *word, bool in_calls,
	       struct source_word *out)
{
	const line_map_macro *map;
	location_t inner;

	if (!linemap_location_from_macro_expansion_p (line_table, where))
		return false;
	map = linemap_check_macro (linemap_lookup (line_table, where));
	inner = unwind_toward_spelling (map, where);
	return find_outwards (inner, word, in_calls, out)
	       || find_at (map->expansion, word, in_calls, out)
	       || find_outwards (map->expansion, word, in_calls, out);
}

/*
 * Looks for WORD (`static') in front of the macro call that declared the name at
 * WHERE.  True when it was found; out->macro_name is then the caller's to free.
 */
bool
source_word_before (location_t where, const char *word, struct source_word *out)
{
	return find_outwards (where, word, false, out)
	       || find_outwards (where, word, true, out)
	       /* `static DEFINE_PER_CPU (int, a), b': B is not in a macro. */
	       || find_at (where, word, false, out);
}
