#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""
The misuse corpus through the plugin and through three other tools.

    compare.py [--check] [--gcc GCC] [--plugin FILE] [--jobs N]

Without --check docs/comparison.md is written.  With it the document must be what
the run gives, the plugin must report each case once, by its id, on the marked
line, and nothing else, and it must be silent about the files of legal/ and leave their
objects as they are; the last line is "N passed, N failed[, N skipped]".

A case is a file of corpus/.  Its comment on top has the fields CASE (what is wrong),
PEERS and SPARSE (the row of a table that it stands for) and OPTIONS (of the
plugin); `EXPECT: ID[ ID]' marks the one line where a report is due, all the
rest is good code.  The id `compiler' stands for GCC's own error: in some cases
no C compiler would go on.
"""

import argparse
import concurrent.futures
import difflib
import os
import platform
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
CORPUS = os.path.join(HERE, "corpus")
LEGAL = os.path.join(HERE, "legal")
DOCUMENT = os.path.join(TOP, "docs", "comparison.md")

IDS = ["space", "access", "accessor", "cast", "decl", "index", "size"]

# -O2: some checks take the optimizer's ranges.  An error at one place must
# not bring a follow-up at another, hence what is off.
COMPILE = ["-std=gnu17", "-Wall", "-Wextra", "-Wno-return-type", "-Wno-unused"]
GCC_ONLY = ["-O2", "-S", "-o", "/dev/null", "-fdiagnostics-plain-output"]

# How the files of legal/ are compiled.  The options of the compiler are in the
# debug information and random names in LTO's sections: not in these objects.
LEGAL_FLAGS = [
    "-std=gnu99 -O0 -g", "-std=c11 -O1", "-O2 -g", "-O3 -fno-strict-aliasing",
    "-Os -DPERCPU_SMP=0", "-O2 -DPERCPU_MODULES=0", "-O2 -g -fPIC -DMODULE",
    "-O2 -fsanitize=address,undefined", "-O2 -fsanitize=thread",
    "-O2 -fplugin-arg-percpu-offset=table", "-O2 -fplugin-arg-percpu-offset=base",
    "-O2 -save-temps=obj", "-O2 -fchecking=2", "-O2 -flto",
]
REPRODUCIBLE = ["-w", "-frandom-seed=0", "-gno-record-gcc-switches"]

MESSAGE = re.compile(r"^([^:\s][^:]*):(\d+):(?:\d+:)? "
                     r"(fatal error|error|warning|note): (.*)$")
OUR_ID = re.compile(r"\[(percpu-[a-z]+)\]$")


class Case:
    """One file: its fields and the line where a report is due."""

    def __init__(self, name):
        self.name = name
        self.path = os.path.join(CORPUS, name + ".c")
        with open(self.path, encoding="ascii") as source:
            self.lines = source.read().split("\n")
        text = "\n".join(self.lines)
        self.title = self.field(text, "CASE")
        self.peers = self.field(text, "PEERS")
        self.sparse = self.field(text, "SPARSE")
        self.options = (self.field(text, "OPTIONS") or "").split()
        self.id = name.split("-")[0]
        marks = [(number, found.group(1).split())
                 for number, line in enumerate(self.lines, 1)
                 for found in [re.search(r"/\* EXPECT: (.*?) \*/", line)]
                 if found]
        if self.title is None or len(marks) != 1 or self.id not in IDS:
            sys.exit("compare: %s: not a case" % self.path)
        self.mark, self.expected = marks[0]

    @staticmethod
    def field(text, key):
        found = re.search(r"^ \* %s: (.*)$" % key, text, re.MULTILINE)
        return found.group(1) if found else None


class Report:
    """A diagnostic: where the user sees it and what it says."""

    def __init__(self, file, line, text):
        self.file = file
        self.line = line
        self.text = text


class Tool:
    """A checker: its name in the tables and its command."""

    def __init__(self, name, command, version, ours=False):
        self.name = name
        self.command = command
        self.version = version
        self.ours = ours

    def run(self, case):
        command = self.command(case) + [case.name + ".c"]
        done = subprocess.run(command, cwd=CORPUS, text=True,
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode not in (0, 1) or "internal compiler" in done.stdout:
            return [Report(case.name + ".c", 0, "crash: exit status %d"
                           % done.returncode)]
        reports = self.reports(case, done.stdout)
        if done.returncode and not reports:
            return [Report(case.name + ".c", 0, done.stdout.split("\n")[0])]
        return reports

    def reports(self, case, output):
        """
        The diagnostics.  Of a message inside a macro of a header the place of use
        counts, which GCC gives in a note; the plugin's own must name that place.
        """
        reports = []
        for line in output.split("\n"):
            found = MESSAGE.match(line)
            if not found:
                continue
            file, number, kind, text = found.groups()
            file = os.path.basename(file)
            if kind != "note":
                reports.append(Report(file, int(number), text))
            elif (reports and not OUR_ID.search(reports[-1].text)
                  and "expansion of macro" in text
                  and reports[-1].file != case.name + ".c"):
                reports[-1].file = file
                reports[-1].line = int(number)
        return reports


class Result:
    """What one tool says about one case."""

    def __init__(self, tool, case):
        reports = tool.run(case)
        # Where a message names only a header's line it can only be about the
        # misuse: the good code of all cases uses the same headers.
        here = [report for report in reports
                if (report.file == case.name + ".c" and report.line == case.mark)
                or (report.file != case.name + ".c"
                    and not OUR_ID.search(report.text))]
        if tool.ours:
            found = [OUR_ID.search(report.text) for report in here]
            ids = [match.group(1) for match in found if match]
            self.caught = (len(ids) == 1 and ids[0] in case.expected
                           or not ids and bool(here)
                           and "compiler" in case.expected)
        else:
            self.caught = bool(here)
        self.here = here
        self.false = self.distinct([report for report in reports
                                    if report not in here])

    @staticmethod
    def distinct(reports):
        """One for each place: some tools say the same thing several times."""
        return list({(report.file, report.line): report
                     for report in reversed(reports)}.values())[::-1]


def first_line(command):
    return subprocess.run(command, text=True, check=True,
                          stdout=subprocess.PIPE).stdout.split("\n")[0].strip()


def make_tools(options):
    include = "-I" + os.path.join(TOP, "include")

    def plugin(case):
        return ([options.gcc] + COMPILE + GCC_ONLY +
                [include, "-fplugin=" + options.plugin] +
                ["-fplugin-arg-percpu-" + word for word in case.options])

    def sparse(_):
        return ["sparse", "-Wno-decl", "-Wno-return-void",
                "-Wno-non-pointer-null", include]

    def clang(_):
        return (["clang", "-DCASE_CLANG", "-fsyntax-only",
                 "-fno-caret-diagnostics", "-Wno-ignored-attributes"] + COMPILE)

    def seg_gs(_):
        return [options.gcc, "-DCASE_SEG_GS"] + COMPILE + GCC_ONLY

    def plain(_):
        return [options.gcc, "-DCASE_PLAIN"] + COMPILE + GCC_ONLY

    gcc = first_line([options.gcc, "--version"])
    with open(os.path.join(TOP, "VERSION"), encoding="ascii") as version:
        ours = version.read().strip()
    return [
        Tool("plugin", plugin, "percpu %s in %s" % (ours, gcc), ours=True),
        Tool("Sparse", sparse, "sparse " + first_line(["sparse", "--version"])),
        Tool("clang `noderef`", clang, first_line(["clang", "--version"])),
        Tool("GCC `__seg_gs`", seg_gs, gcc),
        Tool("plain C", plain, gcc),
    ]


def run_all(tools, cases, jobs):
    """{(tool's name, case's name): result}"""
    pairs = [(tool, case) for case in cases for tool in tools]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda pair: Result(*pair), pairs)
    return {(tool.name, case.name): result
            for (tool, case), result in zip(pairs, results)}


INTRODUCTION = """\
<!-- Made by `make compare' from compare/corpus. -->
# Comparison with other tools

%(count)d misuses of per-CPU variables and pointers, one in each file of [compare/corpus](../compare/corpus), beside good code that differs from
the misuse as little as it can. `make compare` runs them through each tool and writes this page; `make compare-check` fails when the page
is not what the run gives, and when the plugin misses a case, reports it twice or under another id, or says anything about good code.

A case counts as caught when the tool prints a warning or an error, of whatever kind, on the marked line; the plugin's must be one, with the id that
is marked. Any other report in the file is a false report. So that the other compilers are judged by their checks and not by their headers, [case.h](../compare/corpus/case.h)
gives them accessors that verify the argument's address space as the kernel's do, and drop it from the result.

[compare/legal](../compare/legal) has right code only, all the odd uses that we could think of; the plugin must be silent about it under many flags,
and must not change the objects. Declarations that disagree across units are the link step's affair and not compared here.

| tool | version | how it is used |
|---|---|---|
%(versions)s

Machine: %(machine)s. The plugin and Sparse compile the corpus with `include/percpu.h`. Flags: GCC and clang `-Wall -Wextra`, Sparse as in the kernel.
"""

USES = {
    "plugin": "header mode, all checks, default severities",
    "Sparse": "`__percpu` is `noderef, address_space(__percpu)`",
    "clang `noderef`": "`__percpu` is `noderef, address_space(5)`, on variables and pointers",
    "GCC `__seg_gs`": "`__percpu` is `__seg_gs`: Linux 6.15's strict check",
    "plain C": "`__percpu` is nothing: what is an error in any C",
}


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def head(*cells):
    return [row(*cells), "|" + "---|" * len(cells)]


def sign(result):
    return "yes" if result.caught else "no"


def case_link(case):
    return "[%s](../compare/corpus/%s.c)" % (case.name, case.name)


def caught_table(label, groups, tools, results):
    """A line for each group of cases: how many each tool catches."""
    lines = head(label, "cases", *[tool.name for tool in tools])
    for name, group in groups:
        lines.append(row(name, len(group), *[
            sum(results[tool.name, case.name].caught for case in group)
            for tool in tools]))
    return lines


def false_reports(tool, cases, results):
    return [(case, report) for case in cases
            for report in results[tool.name, case.name].false]


def totals(tools, cases, results):
    groups = [("percpu-" + name, [case for case in cases if case.id == name])
              for name in IDS] + [("**all**", cases)]
    lines = ["## Totals", ""] + caught_table("id", groups, tools, results)
    lines.append(row("false reports", "", *[
        len(false_reports(tool, cases, results)) for tool in tools]))
    return lines


def peers(tools, cases, results):
    chosen = sorted((int(case.peers.split(" ", 1)[0]), case)
                    for case in cases if case.peers)
    lines = ["## The fourteen misuses of the first survey", "",
             "They were measured before there was a plugin; both kinds of legal use",
             "(an accessor; `sizeof`, `typeof` and the address) stand beside them.", ""]
    lines += head("misuse", "case", *[tool.name for tool in tools])
    for _, case in chosen:
        lines.append(row(case.peers.split(" ", 1)[1], case_link(case), *[
            sign(results[tool.name, case.name]) for tool in tools]))
    lines.append(row("**total of %d**" % len(chosen), "", *[
        sum(results[tool.name, case.name].caught for _, case in chosen)
        for tool in tools]))
    return lines


def sparse_table(tools, cases, results):
    names = sorted({case.sparse for case in cases if case.sparse})
    groups = [(name, [case for case in cases if case.sparse == name])
              for name in names]
    return ["## What Sparse documents", "",
            "Behaviours of `address_space` and `noderef`, in cases of our own.", ""
            ] + caught_table("behaviour", groups, tools, results)


def all_cases(tools, cases, results):
    lines = ["## All cases", ""]
    lines += head("case", "misuse", *[tool.name for tool in tools])
    for case in cases:
        lines.append(row(case_link(case), case.title, *[
            sign(results[tool.name, case.name]) for tool in tools]))
    return lines


def false_list(tools, cases, results):
    lines = ["## False reports", "",
             "Each is one line of good code that the tool complains about."]
    for tool in tools:
        found = false_reports(tool, cases, results)
        lines += ["", "### %s: %d" % (tool.name, len(found)), ""]
        if not found:
            lines.append("None.")
            continue
        lines += head("place", "code", "message")
        for case, report in found:
            code = ""
            if report.file == case.name + ".c":
                code = "`%s`" % case.lines[report.line - 1].strip()
            lines.append(row("%s:%d" % (report.file, report.line),
                             code.replace("|", "\\|"),
                             report.text.replace("|", "\\|")))
    return lines


def make_document(tools, cases, results):
    versions = "\n".join(row(tool.name, tool.version, USES[tool.name])
                         for tool in tools)
    parts = [INTRODUCTION % {
        "count": len(cases),
        "versions": versions,
        "machine": platform.machine().replace("_", "-"),
    }]
    for section in (totals, peers, sparse_table, all_cases, false_list):
        parts.append("\n".join(section(tools, cases, results)) + "\n")
    return "\n".join(parts)


def show(reports):
    return "".join("\n\t%s:%d: %s" % (report.file, report.line, report.text)
                   for report in reports)


def check_plugin(tool, cases, results):
    """The plugin's misses and false reports; the number of each outcome."""
    passed = failed = 0
    for case in cases:
        result = results[tool.name, case.name]
        for right, what, reports in (
                (result.caught, "reported once, as %s, in line %d"
                 % (" or ".join(case.expected), case.mark), result.here),
                (not result.false, "silent about good code", result.false)):
            if right:
                passed += 1
            else:
                failed += 1
                print("FAIL: %s.c: %s%s" % (case.name, what, show(reports)))
    return passed, failed


def compile_legal(options, source, flags, words, directory):
    """The object's bytes and what the compiler said."""
    target = os.path.join(directory, "legal.o")
    done = subprocess.run(
        [options.gcc] + REPRODUCIBLE + ["-I" + os.path.join(TOP, "include")] +
        words + flags.split() + ["-c", source, "-o", target],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        return None, done.stdout or "exit status %d" % done.returncode
    with open(target, "rb") as built:
        return built.read(), done.stdout


def check_legal(options):
    """
    Right code: no report, and the object that check=none gives, or, where the header is
    not used, GCC without the plugin.
    """
    passed = failed = 0
    plugin = ["-fplugin=" + options.plugin]
    for name in sorted(os.listdir(LEGAL)):
        source = os.path.join(LEGAL, name)
        with open(source, encoding="ascii") as text:
            alone = "<percpu.h>" not in text.read()
        for flags in LEGAL_FLAGS:
            if alone and "percpu-" in flags:
                continue
            with tempfile.TemporaryDirectory() as directory:
                checked, said = compile_legal(options, source, flags, plugin,
                                              directory)
                plain, _ = compile_legal(
                    options, source, flags, ["-D__percpu="] if alone
                    else plugin + ["-fplugin-arg-percpu-check=none"], directory)
            # At -O0 a conversion that means nothing can cost an instruction.
            same = checked == plain or "-flto" in flags or "-O0" in flags
            if said or not same:
                failed += 1
                print("FAIL: legal/%s: %s: %s" % (name, flags, "silent" if said
                                                  else "the same object"))
                print("\n".join(line for line in said.split("\n")
                                if re.search("(error|warning): ", line)))
            else:
                passed += 1
    return passed, failed


def check_document(text):
    """0 when the document is what the run gives."""
    try:
        with open(DOCUMENT, encoding="utf-8") as document:
            old = document.read()
    except FileNotFoundError:
        old = ""
    if old == text:
        return 0
    print("FAIL: docs/comparison.md is not what the run gives: `make compare'")
    sys.stdout.writelines(difflib.unified_diff(
        old.splitlines(True), text.splitlines(True), "docs/comparison.md", "run"))
    return 1


def documented_compiler(tools):
    """Was the document made with these versions of the tools?"""
    try:
        with open(DOCUMENT, encoding="utf-8") as document:
            old = document.read()
    except FileNotFoundError:
        return True
    return all("| %s |" % tool.version in old for tool in tools)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--gcc", default="gcc-12")
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    options.plugin = os.path.abspath(options.plugin)
    os.environ["LC_ALL"] = "C"

    names = sorted(file[:-2] for file in os.listdir(CORPUS)
                   if file.endswith(".c"))
    cases = sorted((Case(name) for name in names),
                   key=lambda case: (IDS.index(case.id), case.name))
    tools = make_tools(options)
    results = run_all(tools, cases, options.jobs)
    text = make_document(tools, cases, results)
    if not options.check:
        with open(DOCUMENT, "w", encoding="utf-8") as document:
            document.write(text)
        return 0

    passed, failed = (sum(counts) for counts in zip(
        check_plugin(tools[0], cases, results), check_legal(options)))
    if documented_compiler(tools):
        wrong = check_document(text)
        print("%d passed, %d failed" % (passed + 1 - wrong, failed + wrong))
        return 1 if failed + wrong else 0
    print("skipped: docs/comparison.md was made with other versions of the tools")
    print("%d passed, %d failed, 1 skipped" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
