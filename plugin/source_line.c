/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines of source files, as location_get_source_line () gives them.  That executes hundreds
 * of instructions for each line in front of the wanted one, and begins anew when a few
 * other files have been read; __percpu is asked for in many.
 */
#include "plugin.h"

namespace {

class source_file {
public:
	source_file (const char *name);
	char_span line (int number);

private:
	bool read (FILE *stream);
	bool find_next_line ();

	char *m_text = NULL;
	size_t m_size = 0;
	auto_vec<size_t> m_begins;	/* of the lines that were found, from 1 on */
};

} // anonymous namespace

source_file::source_file (const char *name)
{
	FILE *stream = fopen (name, "r");

	if (!stream)
		return;
	if (read (stream))
		/* A mark of UTF-8 is no part of the first line. */
		m_begins.safe_push (m_size >= 3 && !memcmp (m_text, "\xef\xbb\xbf", 3)
				    ? 3 : 0);
	fclose (stream);
}

/* All of it; false: it cannot be read. */
bool
source_file::read (FILE *stream)
{
	size_t room = 0, count;

	do {
		room = room ? 2 * room : 65536;
		m_text = XRESIZEVEC (char, m_text, room);
		count = fread (m_text + m_size, 1, room - m_size, stream);
		m_size += count;
	} while (m_size == room);
	return !ferror (stream);
}

bool
source_file::find_next_line ()
{
	const size_t begin = m_begins.last ();
	const char *end = (const char *) memchr (m_text + begin, '\n', m_size - begin);

	if (!end)
		return false;
	m_begins.safe_push (end + 1 - m_text);
	return true;
}

char_span
source_file::line (int number)
{
	size_t begin, end;

	if (m_begins.is_empty () || number < 1)
		return char_span (NULL, 0);
	while (m_begins.length () <= (unsigned) number)
		if (!find_next_line ())
			break;
	if (m_begins.length () < (unsigned) number)
		return char_span (NULL, 0);
	begin = m_begins[number - 1];
	end = m_begins.length () > (unsigned) number ? m_begins[number] - 1 : m_size;
	/* There is no line behind the last one's end. */
	return begin == m_size ? char_span (NULL, 0)
			       : char_span (m_text + begin, end - begin);
}

/* LINE, from 1 on, of FILE, without its end; it stays where it is.  None: it is false. */
char_span
source_line (const char *file, int line)
{
	static hash_map<nofree_string_hash, source_file *> *files;
	const char *charset = cpp_get_options (parse_in)->input_charset;
	bool known;

	/* What is in another code GCC has to translate. */
	if (charset && strcasecmp (charset, "UTF-8") != 0)
		return location_get_source_line (file, line);
	if (!files)
		files = new hash_map<nofree_string_hash, source_file *>;

	source_file *&source = files->get_or_insert (file, &known);

	if (!known)
		source = new source_file (file);
	return source->line (line);
}
