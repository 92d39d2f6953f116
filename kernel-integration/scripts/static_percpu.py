#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Find, check and convert "static DEFINE_PER_CPU*()" in C source.

A lexer that knows comments, strings and continued lines, and nothing else of C:
it sees every spelling ("static" on the line above, behind other specifiers, in
the body of a macro) in every file, whether or not anything can parse it.

  static_percpu.py list FILE...          print FILE:LINE:MACRO of each place
  static_percpu.py convert FILE...       replace each place, in place
  static_percpu.py compare OLD NEW       exit 1 unless NEW is OLD with some places
                                         converted and no other token changed

A specifier that stood between "static" and the macro stays in front of it.
"""

import os
import re
import sys

TOKEN = re.compile(
    r"""(?P<skip>/\*.*?\*/|//(?:\\\n|[^\n])*|\\\n|[^\S\n]+|\n)
      |(?P<str>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      |(?P<word>[A-Za-z_]\w*)
      |(?P<other>\#\#|.)""",
    re.S | re.X)
FORMS = ("", "_SECTION", "_FIRST", "_SHARED_ALIGNED", "_ALIGNED", "_PAGE_ALIGNED",
         "_READ_MOSTLY", "_DECRYPTED")
MACROS = {"DEFINE_PER_CPU" + form: "DEFINE_STATIC_PER_CPU" + form for form in FORMS}
# What ends a declaration, so that an earlier "static" has nothing to do with us.
ENDS = {";", "{", "}", "#"}


class Token:
    """A word, string or character and its place in the text."""

    def __init__(self, text, start, in_directive):
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.in_directive = in_directive


def tokens(text):
    """All tokens of a file; each line of a directive starts a declaration anew."""
    result = []
    directive = False
    line_start = True
    for match in TOKEN.finditer(text):
        kind, value = match.lastgroup, match.group()
        if kind == "skip":
            if value == "\n":
                if directive:
                    result.append(Token("\n", match.start(), True))
                directive = False
                line_start = True
            continue
        if value == "#" and line_start:
            directive = True
        line_start = False
        result.append(Token(value, match.start(), directive))
    return result


def places(toks):
    """Pairs (index of "static", index of the macro's name)."""
    static = None
    depth = 0
    for i, tok in enumerate(toks):
        text = tok.text
        if text in "([" and text:
            depth += 1
        elif text in ")]" and text:
            depth -= 1
            if depth <= 0 and i + 1 < len(toks) and static is not None:
                # __attribute__((...)) and the like may stand between; "static f(...)" ends.
                pass
        elif text == "static" and depth <= 0:
            static = i
        elif text in ENDS or text == "\n":
            static = None
            depth = 0
        elif text in MACROS and depth <= 0:
            follows = i + 1 < len(toks) and toks[i + 1].text == "("
            if static is not None and follows:
                yield static, i
            static = None


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def write(path, text):
    """By a rename, so that a hard link to the file keeps the old text."""
    temporary = path + ".static_percpu"
    with open(temporary, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.write(text)
    os.chmod(temporary, os.stat(path).st_mode & 0o7777)
    os.rename(temporary, path)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def convert_text(text):
    """The text with all places converted; the number of lines stays."""
    toks = tokens(text)
    edits = []
    for static, macro in places(toks):
        start = toks[static].start
        end = toks[static].end
        blank = re.compile(r"[ \t]+").match(text, end)
        edits.append((start, blank.end() if blank else end, ""))
        edits.append((toks[macro].start, toks[macro].end, MACROS[toks[macro].text]))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def converted_tokens(text):
    """Token texts after a conversion of everything."""
    return [tok.text for tok in tokens(convert_text(text)) if tok.text != "\n"]


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("list", "convert", "compare"):
        sys.stderr.write(__doc__)
        return 2
    if arguments[0] == "compare":
        if len(arguments) != 3:
            sys.stderr.write(__doc__)
            return 2
        return 0 if converted_tokens(read(arguments[1])) == \
            converted_tokens(read(arguments[2])) else 1
    for path in arguments[1:]:
        text = read(path)
        if arguments[0] == "list":
            toks = tokens(text)
            for static, macro in places(toks):
                print("%s:%d:%s" % (path, line_of(text, toks[static].start), toks[macro].text))
        else:
            new = convert_text(text)
            if new != text:
                write(path, new)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
