#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The series, patch by patch: each one applies with no fuzz to the state that the one
# before left, passes checkpatch but for what is known, and compiles.
#
# Compiled are the files that include what the series changes, not the whole tree:
# the whole tree is what kernel and kernel-off build.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
src=$K/verify/src obj=$K/verify/obj
failed=0
rm -rf "$K/verify"
mkdir -p "$K/verify"
cp -a "$K/stock/src" "$src"
"$KI/scripts/configure.sh" "$src" "$obj" stock
# The torture modules are the only users of what one of the patches renames.
"$src/scripts/config" --file "$obj/.config" -m SCF_TORTURE_TEST
kmake "$src" O="$obj" olddefconfig

# Not taken from checkpatch: macros that are declarations cannot be in parentheses,
# messages that a user will search for are not split, MAINTAINERS is upstream's affair.
ignore=COMPLEX_MACRO,MACRO_ARG_REUSE,LONG_LINE_STRING,FILE_PATH_CHANGES,CAMELCASE
ignore+=,LONG_LINE,SPACING,EMBEDDED_FILENAME,COMMIT_LOG_LONG_LINE,NO_AUTHOR_SIGN_OFF

count=0
while read -r name; do
	case $name in ''|'#'*) continue ;; esac
	patch -d "$src" -p1 -F0 -s --no-backup-if-mismatch < "$KI/$KVER/$name" || die "$name does not apply"
	if "$src/scripts/checkpatch.pl" --no-tree --strict -q --ignore "$ignore" "$KI/$KVER/$name"; then
		echo "PASS: checkpatch $name"
	else
		echo "FAIL: checkpatch $name"
		failed=$((failed + 1))
	fi
	if kmake "$obj" prepare kernel/module/ mm/percpu.o kernel/softirq.o kernel/cpu.o kernel/scftorture.o \
			lib/percpu_test.o scripts/mod/ > "$K/log/verify.$name" 2>&1; then
		echo "PASS: compiles $name"
	else
		echo "FAIL: compiles $name (see $K/log/verify.$name)"
		failed=$((failed + 1))
	fi
	count=$((count + 1))
done < "$KI/$KVER/series"
echo "$((2 * count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
