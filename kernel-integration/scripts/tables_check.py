#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check the tables of the flow checks against kernel trees.

  tables_check.py [-v] [--collisions] [--tables DIR] TREE...

Fails when a line of plugin/calls.def, plugin/contexts.def or plugin/lifetime.def cannot be
read, is there twice or contradicts another, when a name is in none of the trees, or when a tree
that has the name denies what the line says of it:

  a member that no structure of that name has,
  an argument that is no flags (SLEEPS_GFP) or no function (CONTEXT_ARG, CREATES, DROPS),
  MACRO for what no tree defines as a macro.

-v says besides which names each tree lacks, and what could not be verified.
--collisions lists static functions of source files that have the name of a line: the
engine must not take these for the ones that are meant.
"""

import argparse
import collections
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.normpath(os.path.join(HERE, "..", "..", "plugin"))
# Where names are declared or defined.
DIRS = ("include", "kernel", "lib", "mm", "fs", "net", "block", "init", "ipc", "security",
        "crypto", "sound", "virt", "io_uring", "drivers", "arch/x86", "arch/arm64")

# Where functions are declared whose arguments matter.
DECLARING = ("include", "kernel", "mm", "lib", "net/core", "drivers/base", "arch/x86/include",
             "arch/arm64/include")

KINDS = {"PREEMPT", "BH", "IRQ", "IRQSAVE", "MIGRATE", "RCU", "RCU_SCHED", "SPIN"}
CONTEXTS = {"PROCESS", "PINNED", "HARDIRQ", "SOFTIRQ", "ATOMIC"}
NAME = re.compile(r"[A-Za-z_]\w*$")
NUMBER = re.compile(r"\d+$")
SECTION = re.compile(r'"\.[\w.]+"$')
# Directive -> what each of its operands is.
CALLS = {
    "ENTER": (NAME, KINDS), "LEAVE": (NAME, KINDS),
    "TRY": (NAME, KINDS, {"ZERO", "NONZERO"}),
    "SLEEPS": (NAME,), "YIELDS": (NAME,), "SLEEPS_GFP": (NAME, NUMBER), "SLEEPS_USER": (NAME,),
    "NEEDS_CPU": (NAME,), "FETCHES": (NAME,), "ALLOCATES": (NAME,), "FREES": (NAME,),
    "ASSERTS_HELD": (NAME,), "ASSERTS_PREEMPTIBLE": (NAME,),
    "PAGEFAULT_OFF": (NAME,), "PAGEFAULT_ON": (NAME,),
    "ASKS": (NAME,), "MACRO": (NAME,), "OPERATION": (NAME,), "UNKNOWN": (NAME,),
    "SLEEPS_RT": (NAME,), "RT_LOCK": (NAME,), "RT_SECTION": (NAME,),
}
CONTEXT_LINES = {
    "CONTEXT_FIELD": (NAME, NAME, CONTEXTS), "CONTEXT_ARG": (NAME, NUMBER, CONTEXTS),
    "CONTEXT_NOTIFIER": (NAME, NUMBER, CONTEXTS), "CONTEXT_NAME": (NAME, CONTEXTS),
    "CONTEXT_PREFIX": (NAME, CONTEXTS), "CONTEXT_SECTION": (SECTION, CONTEXTS),
    "CONTEXT_MODULE_SECTION": (SECTION, CONTEXTS),
}
OBJECTS = {"NETDEV", "DEVICE"}
LIFETIMES = {
    "GIVES": (NAME, NUMBER, OBJECTS), "TAKES": (NAME, NUMBER, OBJECTS),
    "SERVES": (NAME, NAME, OBJECTS), "DESTROYS": (NAME, NAME, OBJECTS),
    "READS": (NAME, NAME, NAME), "SETS_UP": (NAME, NAME, NAME),
    "CREATES": (NAME, NUMBER), "BELONGS": (NAME, NUMBER), "DROPS": (NAME, NUMBER),
}
# Directive -> where its operands name a structure and one member or more.
MEMBERS = {"CONTEXT_FIELD": (0, 1), "SERVES": (0, 1), "DESTROYS": (0, 1),
           "SETS_UP": (0, 1, 2), "READS": (1, 2)}
# Directives whose second operand is the number of an argument that is a function.
FUNCTIONS = ("CONTEXT_ARG", "CREATES", "DROPS")
# What one name cannot be at the same time.
CONTRARY = (("ENTER", "LEAVE"), ("ENTER", "TRY"), ("LEAVE", "TRY"), ("SLEEPS", "SLEEPS_GFP"),
            ("SLEEPS", "YIELDS"),
            ("ALLOCATES", "FREES"), ("PAGEFAULT_OFF", "PAGEFAULT_ON"),
            ("ENTER", "UNKNOWN"), ("LEAVE", "UNKNOWN"), ("TRY", "UNKNOWN"),
            ("GIVES", "TAKES"))
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


class Line:
    """One directive of a table."""

    def __init__(self, file, number, directive, operands):
        self.where = "%s:%d" % (file, number)
        self.directive = directive
        self.operands = operands
        self.name = operands[0]

    def __str__(self):
        return "%s (%s)" % (self.directive, ", ".join(self.operands))


def blank(match):
    """A comment's lines, without its text."""
    return "\n" * match.group().count("\n")


def read_table(path, directives, errors):
    """The lines of a table; what cannot be read goes to ERRORS."""
    with open(path, encoding="utf-8") as stream:
        text = COMMENT.sub(blank, stream.read())
    lines = []
    file = os.path.basename(path)
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = re.match(r"(\w+) \(([^()]*)\)$", line)
        operands = [x.strip() for x in match.group(2).split(",")] if match else []
        shape = directives.get(match.group(1)) if match else None
        if shape is None or len(shape) != len(operands) or not all(
                x in y if isinstance(y, set) else y.match(x) for x, y in zip(operands, shape)):
            errors.append("%s:%d: cannot be read: %s" % (file, number, line))
            continue
        lines.append(Line(file, number, match.group(1), operands))
    return lines


def check_lines(lines, errors):
    """Duplicates and contradictions."""
    seen = {}
    said = collections.defaultdict(set)
    for line in lines:
        if (line.directive.startswith("SLEEPS")
                and said[line.name] & {"ENTER", "TRY", "UNKNOWN"}):
            errors.append("%s: %s: has to be in front of what it enters" % (line.where, line))
        # What the last operand says is said once of the others.
        keep = {"ENTER": 2, "LEAVE": 2, "TRY": 2}.get(line.directive)
        if keep is None:
            keep = max(1, len(line.operands) - 1)
        key = (line.directive, *line.operands[:keep])
        if key in seen:
            errors.append("%s: %s repeats %s" % (line.where, line, seen[key]))
        seen[key] = line.where
        said[line.name].add(line.directive)
        for pair in CONTRARY:
            if said[line.name].issuperset(pair):
                errors.append("%s: %s contradicts another line" % (line.where, line))
    for line in lines:
        if line.directive == "MACRO" and said[line.name] == {"MACRO"}:
            errors.append("%s: %s: no line says what it means" % (line.where, line))


class Tree:
    """A kernel tree, looked at for some names only."""

    def __init__(self, root, names):
        self.root = root
        if not os.path.isdir(os.path.join(root, "include")):
            sys.exit("%s: not a kernel tree" % root)
        self.present = set(self.grep(["-rhowF"], names))
        self.files = {}

    def grep(self, options, patterns, dirs=DIRS):
        """What grep prints for patterns, a line each, in this tree's sources."""
        dirs = [x for x in dirs if os.path.isdir(os.path.join(self.root, x))]
        command = ["grep", *options, "--include=*.h", "--include=*.c", "-f", "-", *dirs]
        result = subprocess.run(command, cwd=self.root, input="\n".join(patterns) + "\n",
                                env=dict(os.environ, LC_ALL="C"), text=True, errors="replace",
                                stdout=subprocess.PIPE, check=False)
        if result.returncode > 1:
            sys.exit("%s: grep failed" % self.root)
        return result.stdout.split("\n")

    def text(self, file):
        """A file without comments, continued lines joined."""
        if file not in self.files:
            with open(os.path.join(self.root, file), encoding="utf-8",
                      errors="replace") as stream:
                text = stream.read()
            self.files[file] = COMMENT.sub(blank, text).replace("\\\n", "  ")
        return self.files[file]

    def places(self, names, before):
        """Name -> files where BEFORE is in front of it on a line."""
        result = collections.defaultdict(set)
        pattern = re.compile(before + r"\s+(\w+)")
        wanted = set(names)
        expression = before.replace(r"\s", "[[:space:]]") + "[[:space:]]+[A-Za-z_0-9]+"
        for line in self.grep(["-roE"], [expression], DECLARING):
            file, _, rest = line.partition(":")
            for word in pattern.findall(rest):
                if word in wanted:
                    result[word].add(file)
        return result

    def parameters(self, names):
        """Name -> the parameter lists of its declarations, each a list of texts."""
        result = collections.defaultdict(list)
        files = collections.defaultdict(set)
        wanted = set(names)
        for line in self.grep(["-rowF"], names, DECLARING):
            file, _, name = line.partition(":")
            if name in wanted:
                files[file].add(name)
        for file, here in files.items():
            text = self.text(file)
            for match in re.finditer(r"\b(%s) ?\(" % "|".join(here), text):
                start = text.rfind("\n", 0, match.start()) + 1
                if text[start:match.start()].lstrip().startswith("#"):
                    continue
                found = declared(text, match)
                if found is not None:
                    result[match.group(1)].append(found)
        return result

    def members(self, structs):
        """Structure -> the words in its definitions."""
        result = collections.defaultdict(set)
        for struct, files in self.places(structs, r"^struct").items():
            opening = re.compile(r"\bstruct\s+%s\s*\{" % struct)
            for file in files:
                text = self.text(file)
                for match in opening.finditer(text):
                    body = text[match.end():closing(text, match.end(), "{", "}")]
                    result[struct].update(re.findall(r"[A-Za-z_]\w*", body))
        return result


def closing(text, i, left, right):
    """The index of what closes the bracket that is open at TEXT[I]."""
    depth = 1
    while i < len(text):
        if text[i] == left:
            depth += 1
        elif text[i] == right:
            depth -= 1
            if depth == 0:
                return i
        i += 1
    return i


# Words that may stand in front of a call, but not of a declarator.
CALLERS = {"return", "else", "case", "goto", "sizeof", "typeof", "do"}


def declared(text, match):
    """The parameters, if MATCH is the name in a declaration."""
    before = text[max(0, match.start() - 200):match.start()].rstrip(" \t\n")
    word = re.search(r"([A-Za-z_]\w*)$", before)
    if not before.endswith(("*", ")")) and (not word or word.group(1) in CALLERS):
        return None
    end = closing(text, match.end(), "(", ")")
    parameters = split_arguments(text[match.end():end])
    # A declaration names types: two words, or a pointer, in each parameter.
    for parameter in parameters:
        if not re.search(r"\w[\s*]+\w|\.\.\.|\*|\b(\w+_t|bool|int|long|void)\b|DECL_", parameter):
            return None
    return parameters


def split_arguments(text):
    """What commas at the outermost level separate."""
    result = [""]
    depth = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            result.append("")
        else:
            result[-1] += char
    return [re.sub(r"\s+", " ", x).strip() for x in result]


def flags_p(parameters, index):
    """Is the parameter gfp_t?"""
    return index < len(parameters) and re.match(r"(const )?gfp_t\b", parameters[index])


def function_p(parameters, index):
    """Can the parameter be a function?  Most have a typedef."""
    if index >= len(parameters):
        return False
    text = parameters[index]
    return bool(re.search(r"\(\s*\*", text)
                or re.match(r"(const )?\w+(_t|_f|_fn|func|_handler|_action|_callback)\b", text)
                or re.match(r"(void|struct \w+) \*", text))


def check_tree(tree, lines, denied, proven):
    """What TREE denies or proves of LINES."""
    gfp = [x for x in lines if x.directive == "SLEEPS_GFP"]
    arguments = [x for x in lines if x.directive in (*FUNCTIONS, "CONTEXT_NOTIFIER")]
    parameters = tree.parameters({x.name for x in gfp + arguments} & tree.present)
    for line in gfp + arguments:
        lists = parameters.get(line.name, [])
        index = int(line.operands[1])
        if line.directive == "SLEEPS_GFP":
            good = [x for x in lists if flags_p(x, index)]
        elif line.directive in FUNCTIONS:
            good = [x for x in lists if function_p(x, index)]
        else:
            good = [x for x in lists if index < len(x) and "notifier_block" in x[index]]
        if good:
            proven.add(line)
        elif lists:
            denied[line].append((tree.root, ", ".join(lists[0])))
    fields = [x for x in lines if x.directive in MEMBERS]
    members = tree.members({x.operands[MEMBERS[x.directive][0]] for x in fields})
    for line in fields:
        struct, *wanted = (line.operands[x] for x in MEMBERS[line.directive])
        if members.get(struct, set()).issuperset(wanted):
            proven.add(line)
        elif struct in members:
            denied[line].append((tree.root, "no such member"))
    macros = [x for x in lines if x.directive == "MACRO"]
    defined = tree.places([x.name for x in macros], r"^\s*#\s*define")
    for line in macros:
        if line.name in defined:
            proven.add(line)
        else:
            denied[line].append((tree.root, "not defined as a macro"))


def collisions(tree, names):
    """Static functions of source files that have one of the NAMES."""
    result = []
    pattern = re.compile(r"\b(%s)\s*\(" % "|".join(sorted(names)))
    for line in tree.grep(["-rE"], [r"^static[^=;(]*[ *][a-z_0-9]+\("]):
        file, _, rest = line.partition(":")
        match = pattern.search(rest)
        if file.endswith(".c") and match and "inline" not in rest:
            result.append("%s/%s: %s" % (tree.root, file, match.group(1)))
    return result


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--collisions", action="store_true")
    parser.add_argument("--tables", default=TABLES, metavar="DIR")
    parser.add_argument("trees", nargs="+", metavar="TREE")
    return parser.parse_args()


def main():
    """The program."""
    arguments = parse_arguments()
    errors = []
    calls = read_table(os.path.join(arguments.tables, "calls.def"), CALLS, errors)
    contexts = read_table(os.path.join(arguments.tables, "contexts.def"), CONTEXT_LINES, errors)
    lifetimes = read_table(os.path.join(arguments.tables, "lifetime.def"), LIFETIMES, errors)
    for lines in calls, contexts, lifetimes:
        check_lines(lines, errors)

    named = [x for x in calls + contexts + lifetimes
             if NAME.match(x.name) and x.directive != "CONTEXT_PREFIX"]
    names = {x.name for x in named}
    denied = collections.defaultdict(list)
    proven = set()
    missing = {}
    for root in arguments.trees:
        tree = Tree(root.rstrip("/"), names)
        missing[tree.root] = names - tree.present
        check_tree(tree, named, denied, proven)
        if arguments.collisions:
            functions = {x.name for x in calls if x.directive != "MACRO"}
            for text in collisions(tree, functions):
                print(text)
    nowhere = set.intersection(*missing.values())
    for line in named:
        if line.name in nowhere:
            errors.append("%s: %s: no tree has this name" % (line.where, line))
        elif line in denied and line not in proven:
            for root, text in denied[line]:
                errors.append("%s: %s: %s: %s" % (line.where, line, root, text))
    if arguments.verbose:
        for root, absent in missing.items():
            for name in sorted(absent - nowhere):
                print("%s: has no %s" % (root, name))
        for line in named:
            if (line.directive in ("SLEEPS_GFP", "CONTEXT_NOTIFIER", *FUNCTIONS, *MEMBERS)
                    and line not in proven and line not in denied and line.name not in nowhere):
                print("%s: %s: not verified" % (line.where, line))
    for text in errors:
        print(text)
    print("%d lines of calls.def, %d of contexts.def, %d of lifetime.def, %d names; %d errors"
          % (len(calls), len(contexts), len(lifetimes), len(names), len(errors)))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
