/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text in front of a token: some lines of a declaration, which the front end has
 * forgotten, without comments and directives.
 */
#include "plugin.h"

/* A text without comments, with literals as one character, in the making. */
class cleaned_text {
public:
	void add_line (const char *text, int length);
	/* xmalloc'ed, without blanks at its end. */
	char *text ();

private:
	auto_vec<char> m_text;
	bool m_in_comment = false;
};

void
cleaned_text::add_line (const char *text, int length)
{
	for (int i = 0; i < length; i++) {
		const char next = i + 1 < length ? text[i + 1] : '\0';
		const char c = text[i];

		if (c == '*' && next == '/') {
			/* It began in front of the first line. */
			if (!m_in_comment)
				m_text.truncate (0);
			m_in_comment = false;
			i++;
		} else if (m_in_comment)
			continue;
		else if (c == '/' && next == '*') {
			m_in_comment = true;
			i++;
		} else if (c == '/' && next == '/')
			break;
		else if (c == '"' || c == '\'') {
			m_text.safe_push ('"');
			for (i++; i < length && text[i] != c; i++)
				i += text[i] == '\\';
		} else if (c != '\\')
			m_text.safe_push (c);
	}
	m_text.safe_push (' ');
}

char *
cleaned_text::text ()
{
	while (!m_text.is_empty () && ISSPACE (m_text.last ()))
		m_text.pop ();
	m_text.safe_push ('\0');
	return xstrdup (m_text.address ());
}

static bool
directive_p (char_span line)
{
	unsigned i = 0;

	while (i < line.length () && ISSPACE (line[i]))
		i++;
	return i < line.length () && line[i] == '#';
}

static bool
continued_p (char_span line)
{
	return line.length () > 0 && line[line.length () - 1] == '\\';
}

/* The first line of the directive in which LINE of FILE is; LINE itself: in none. */
static int
directive_begin (const char *file, int line)
{
	int begin = line;

	while (begin > 1 && continued_p (source_line (file, begin - 1)))
		begin--;
	return directive_p (source_line (file, begin)) ? begin : 0;
}

/* What a macro's definition says in front of its text goes, in place. */
static void
remove_define (char *text)
{
	char *at = text + strspn (text, " \t#");

	if (startswith (at, "define"))
		at += strlen ("define");
	at += strspn (at, " \t");
	while (word_char_p (*at))
		at++;
	if (*at == '(' && strchr (at, ')'))
		at = strchr (at, ')') + 1;
	memmove (text, at, strlen (at) + 1);
}

/* The text in front of AT, from some lines above or the macro's beginning on. */
static char *
text_before (expanded_location at)
{
	const int lines = 8;
	const int begin = directive_begin (at.file, at.line);
	int line = begin ? begin : at.line > lines ? at.line - lines : 1;
	bool in_directive = false;
	cleaned_text cleaned;
	char *text;

	for (; line < at.line; line++) {
		char_span span = source_line (at.file, line);

		if (!begin && (in_directive || directive_p (span)))
			in_directive = continued_p (span);
		else
			cleaned.add_line (span.get_buffer (), span.length ());
	}
	char_span span = source_line (at.file, at.line);

	cleaned.add_line (span.get_buffer (), at.column - 1);
	text = cleaned.text ();
	if (begin)
		remove_define (text);
	return text;
}

/*
 * The text in front of the token at WHERE, without comments; of one that begins a
 * macro's text, what is in front of the macro's name.  NULL: cannot be seen.
 */
char *
source_text_before (location_t where)
{
	expanded_location at = expand_location (spelled_location (where));
	char_span line = at.file ? source_line (at.file, at.line)
				 : char_span (NULL, 0);
	char *text;

	if (!line || at.column <= 0 || at.column > (int) line.length ())
		return NULL;
	text = text_before (at);
	where = get_pure_location (where);
	if (text[strspn (text, " \t")]
	    || !linemap_location_from_macro_expansion_p (line_table, where))
		return text;
	free (text);
	return source_text_before (linemap_check_macro (
		linemap_lookup (line_table, where))->expansion);
}
