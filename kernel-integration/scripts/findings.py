#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""findings.py: collect the plugin's reports from the logs of a build.

One entry for each place and text: the report, its notes, and in how many units it
came up (a header's many).  A place is explained when the file given with
--explained holds a table row that begins with

    | VERSION[, VERSION] | FILE:LINE |

VERSION is the kernel's (6.1); FILE:1, 2 stands for several lines.
"""
import argparse
import collections
import os
import re
import sys

REPORT = re.compile(r"^(?P<file>[^:\s][^:]*):(?P<line>\d+):(?:(?P<column>\d+):)? "
                    r"(?P<kind>warning|error): (?P<text>.*\[(?P<id>percpu-[a-z]+)\])$")
NOTE = re.compile(r"^(?P<file>[^:\s][^:]*):(?P<line>\d+):(?:(?P<column>\d+):)? note: (?P<text>.*)$")
OTHER = re.compile(r"^[^:\s][^:]*:(\d+:)+ (warning|error): ")


def short(name, source, target):
    """A file's name in the tree, whatever directory the compiler ran in."""
    path = os.path.normpath(os.path.join(target, name))
    for top in (source, target):
        if path.startswith(top + "/"):
            return path[len(top) + 1:]
    return path


def read(log, source, target):
    """The reports of one unit: (place, id, text), notes."""
    reports = []
    notes = None
    with open(log, errors="replace") as lines:
        for line in lines:
            line = line.rstrip("\n")
            found = REPORT.match(line)
            if found:
                place = (short(found["file"], source, target),
                         int(found["line"]), int(found["column"] or 0))
                notes = []
                reports.append(((place, found["id"], found["text"]), notes))
                continue
            if OTHER.match(line):
                notes = None
                continue
            found = NOTE.match(line)
            if found and notes is not None:
                notes.append("%s:%s: %s" % (short(found["file"], source, target),
                                            found["line"], found["text"]))
    return reports


def explained_places(name, version):
    places = set()
    if not os.path.exists(name):
        return places
    with open(name) as lines:
        for line in lines:
            cells = [cell.strip(" `") for cell in line.split("|")]
            if len(cells) < 4 or not re.match(r"\S+:\d", cells[2]):
                continue
            if version not in re.split(r",\s*", cells[1]):
                continue
            file, _, numbers = cells[2].partition(":")
            for number in re.split(r",\s*", numbers):
                places.add((file, int(number)))
    return places


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", required=True)
    parser.add_argument("--object", required=True)
    parser.add_argument("--title", required=True)
    parser.add_argument("--explained", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("logs")
    options = parser.parse_args()

    entries = {}
    units = collections.Counter()
    for directory, _, files in os.walk(options.logs):
        for file in files:
            log = os.path.join(directory, file)
            for key, notes in read(log, options.source, options.object):
                entries.setdefault(key, notes)
                units[key] += 1

    explained = explained_places(options.explained, options.version)
    places = {key[0] for key in entries}
    missing = sorted(place for place in places
                     if place[:2] not in explained)
    ids = collections.Counter(key[1] for key in entries)
    with open(options.output, "w") as to:
        print("# " + options.title, file=to)
        for name, count in sorted(ids.items()):
            print("# %d [%s]" % (count, name), file=to)
        for key in sorted(entries):
            (file, line, column), _, text = key
            print("%s:%d:%d: %s" % (file, line, column, text), file=to)
            for note in entries[key]:
                print("\t" + note, file=to)
            if units[key] > 1:
                print("\t(in %d units)" % units[key], file=to)

    for name, count in sorted(ids.items()):
        print("%6d [%s]" % (count, name))
    for file, line, _ in missing:
        print("not explained in docs/findings.md: %s:%d" % (file, line))
    print("%d reports at %d places; see %s" % (len(entries), len(places), options.output))
    # A build without any report has passed, too.
    passed = len(places) - len(missing)
    print("%d passed, %d failed" % (passed or not missing, len(missing)))
    sys.exit(1 if missing else 0)


main()
