#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Convert "static DEFINE_PER_CPU*" in a kernel tree, in three steps:
#   1. Coccinelle, for all that it can parse
#   2. the plugin's fix-its, for what is in macros that this configuration expands
#   3. the lexer, for the rest (macros and files of other configurations)
# Every file that Coccinelle touched is compared, token by token, with what it was:
# nothing but the two words may have changed.  At the end none may be left.
#
# convert.sh SRC OBJ    SRC is changed; OBJ is a configured build directory
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
: "${PLUGIN:?PLUGIN is not set}"
src=$(cd "$1" && pwd) obj=$(cd "$2" && pwd)
lexer=$KI/scripts/static_percpu.py
log=$K/log
mkdir -p "$log"
need spatch coccinelle
need python3 python3

cd "$src"
grep -rlE --include='*.[ch]' 'DEFINE_PER_CPU' . | grep -vE '^\./(tools|scripts|Documentation)/' |
	LC_ALL=C sort > "$log/convert.files"
places() { xargs python3 "$lexer" list < "$log/convert.files"; }

places > "$log/convert.before"
before=$(wc -l < "$log/convert.before")
cut -d: -f1 "$log/convert.before" | sort -u > "$log/convert.todo"
[ "$before" -gt 0 ] || die "there is nothing to convert in $src"

# 1.  What Coccinelle made of a file is kept by the file's checksum: it is slow, and
# most files are the same for every state of the series.
rm -rf "$log/convert.old"
mkdir "$log/convert.old"
tar cf - -T "$log/convert.todo" | tar xf - -C "$log/convert.old"
cache=$BUILD/kernel/converted
mkdir -p "$cache"
rules=$(sha256sum "$KI/scripts/static-percpu.cocci" | cut -c1-16)
: > "$log/convert.new"
while read -r sum file; do
	if [ -f "$cache/$rules.$sum" ]; then
		cp "$cache/$rules.$sum" "$file"
	else
		echo "$sum $file" >> "$log/convert.new"
	fi
done < <(xargs sha256sum < "$log/convert.todo")
cut -d' ' -f2 "$log/convert.new" | xargs -r -P "$JOBS" -n 8 spatch --very-quiet --no-includes --in-place \
	--sp-file "$KI/scripts/static-percpu.cocci" > "$log/convert.spatch" 2>&1 ||
	note "spatch failed for some files; see $log/convert.spatch"
restored=0
while read -r file; do
	if ! cmp -s "$file" "$log/convert.old/$file" &&
	   ! python3 "$lexer" compare "$log/convert.old/$file" "$file"; then
		cp -p "$log/convert.old/$file" "$file"
		restored=$((restored + 1))
	fi
done < "$log/convert.todo"
while read -r sum file; do
	cp "$file" "$cache/$rules.$sum.tmp"
	mv "$cache/$rules.$sum.tmp" "$cache/$rules.$sum"
done < "$log/convert.new"
places > "$log/convert.after-spatch"
left=$(wc -l < "$log/convert.after-spatch")
by_spatch=$((before - left))

# 2: units that expand the macros which Coccinelle cannot see into
run "$log/convert.prepare" kmake "$obj" PERCPU_PLUGIN="$PLUGIN" prepare
by_plugin=0
if [ "$left" -gt 0 ]; then
	for _ in 1 2 3; do
		: > "$log/convert.fixits"
		for unit in kernel/cpu.o drivers/base/core.o drivers/char/random.o kernel/rcu/update.o; do
			rm -f "$obj/$unit"
			kmake "$obj" PERCPU_PLUGIN="$PLUGIN" KCFLAGS=-fdiagnostics-generate-patch "$unit" \
				2>> "$log/convert.fixits" > /dev/null || true
		done
		# The diffs of all units, of which several may fix the same header
		python3 "$KI/scripts/apply_fixits.py" "$src" "$log/convert.fixits" > "$log/convert.applied" || break
		[ -s "$log/convert.applied" ] || break
	done
	places > "$log/convert.after-plugin"
	now=$(wc -l < "$log/convert.after-plugin")
	by_plugin=$((left - now))
	left=$now
fi

# 3
by_lexer=$left
if [ "$left" -gt 0 ]; then
	cut -d: -f1 "$log/convert.after-plugin" | sort -u | xargs python3 "$lexer" convert
fi
places > "$log/convert.left"
left=$(wc -l < "$log/convert.left")
static=$(xargs grep -cwE 'DEFINE_STATIC_PER_CPU(_[A-Z_]+)?' < "$log/convert.files" | awk -F: '{ n += $2 } END { print n }')
note "converted $before: $by_spatch by Coccinelle, $by_plugin by fix-its, $by_lexer by the lexer ($restored files redone)"
note "static DEFINE_PER_CPU left: $left; DEFINE_STATIC_PER_CPU now on $static lines"
[ "$left" -eq 0 ] || { cat "$log/convert.left" >&2; die "$left places are left"; }
