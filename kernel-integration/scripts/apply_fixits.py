#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Apply the diffs that -fdiagnostics-generate-patch left in a log.

apply_fixits.py SRC LOG

Prints the name of each file that was changed.  Only files below SRC are touched.
The same header is fixed by each unit that includes it: a hunk whose old lines are
no longer there has been applied before and is skipped.
"""

import os
import re
import sys


def hunks(lines):
    """Yield (file, old lines, new lines, line number) of each hunk."""
    path = None
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.startswith("--- ") and i + 1 < len(lines) and lines[i + 1].startswith("+++ "):
            path = lines[i + 1][4:].split("\t")[0]
            i += 2
            continue
        match = re.match(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@", line)
        if match and path:
            old_left = int(match.group(2) or 1)
            new_left = int(match.group(3) or 1)
            old, new = [], []
            i += 1
            while i < len(lines) and (old_left > 0 or new_left > 0):
                kind, text = lines[i][:1], lines[i][1:]
                if kind in (" ", "-", ""):
                    old.append(text)
                    old_left -= 1
                if kind in (" ", "+", ""):
                    new.append(text)
                    new_left -= 1
                i += 1
            yield path, old, new, int(match.group(1))
            continue
        i += 1


def main():
    source = os.path.realpath(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8", errors="surrogateescape") as file:
        lines = file.read().split("\n")
    changed = []
    for path, old, new, number in hunks(lines):
        path = os.path.realpath(path)
        if not path.startswith(source + os.sep) or not os.path.isfile(path):
            continue
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read().split("\n")
        start = number - 1
        if text[start:start + len(old)] != old:
            continue
        text[start:start + len(old)] = new
        temporary = path + ".fixit"
        with open(temporary, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write("\n".join(text))
        os.rename(temporary, path)
        if path not in changed:
            changed.append(path)
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
