#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# How many instructions does the compiler execute with every check on, relative to itself without
# the plugin?  Over units of an untouched tree, the largest of the configuration among them.
#
# Callgrind counts them.  Only cc1 is counted: the driver starts it by -wrapper, and there is no
# assembler with -S.
#
# COST_UNITS names other units (mm/slub.o).  Each count is kept in a file whose name has a checksum
# of what it depends on, with the profile beside it, which callgrind_annotate reads.  The last line
# is "N passed, N failed".
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=checks-lib.sh
. "$(dirname "$0")/checks-lib.sh"
: "${CHECK_PLUGIN:?CHECK_PLUGIN is not set}" "${COST_LIMIT:=1.01}"
need valgrind valgrind
out=$K/cost/$check_name
log=$K/log/cost.$check_name

read -r -a units <<< "${COST_UNITS:-}"
[ ${#units[@]} -gt 0 ] || units=(
	# the six largest
	kernel/events/core.o mm/page_alloc.o kernel/sched/core.o kernel/sched/build_policy.o
	kernel/sched/build_utility.o kernel/rcu/tree.o
	# average ones, and one that is mostly headers
	kernel/workqueue.o mm/vmalloc.o fs/namei.o kernel/softirq.o)

# The tree's own commands are wanted, and the headers that it makes.
build() {
	local missing=() unit
	if [ ! -f "$out/configured" ]; then
		note "configuring $check_name"
		rm -rf "$out"
		mkdir -p "$out/counts"
		run "$log.configure" configure "$out/obj"
		touch "$out/configured"
	fi
	for unit in "${units[@]}"; do
		[ -f "$out/obj/$(dirname "$unit")/.$(basename "$unit").cmd" ] || missing+=("$unit")
	done
	if [ ${#missing[@]} -gt 0 ]; then
		note "compiling ${missing[*]}"
		run "$log" check_make "$out/obj" "${missing[@]}"
	fi
}

# arguments UNIT: into the array of this name, those of its compilation but for its output
arguments() {
	local command
	arguments=()
	command=$(sed -n '1s/^[a-z]*cmd_[^ ]* := //p' "$out/obj/$(dirname "$1")/.$(basename "$1").cmd")
	eval "set -- ${command%% ; *}"
	while [ "$1" != "$CHECK_GCC" ]; do shift; done
	shift
	while [ $# -gt 0 ]; do
		case $1 in
		-c|-Wp,-M*) ;;
		-o) shift ;;
		*) arguments+=("$1") ;;
		esac
		shift
	done
	arguments+=(-S -o /dev/null -Wno-error -frandom-seed=percpu)
}

# count UNIT plain|plugin: the file with the number
count() (
	cd "$out/obj"
	arguments "$1"
	if [ "$2" = plugin ]; then
		read -r -a more <<< "$plugin_flags -fplugin-arg-percpu-warn=all"
		arguments+=("${more[@]}")
		set -- "$@" "$CHECK_PLUGIN"
	fi
	key=$({ printf '%s\n' "${arguments[@]}"; valgrind --version
		sha256sum "$("$CHECK_GCC" -print-prog-name=cc1)" include/generated/autoconf.h "${@:3}"; } |
		sha256sum | cut -c1-16)
	file=$out/counts/${1//\//_}.$2.$key
	if [ ! -f "$file" ]; then
		note "counting $1, $2" >&2
		env -i PATH="$PATH" LC_ALL=C "$CHECK_GCC" "${arguments[@]}" \
			-wrapper "valgrind,--tool=callgrind,--callgrind-out-file=$file.profile,--log-file=$file.log" \
			> "$file.messages" 2>&1 || { cat "$file.messages" >&2; die "$1 does not compile, $2"; }
		sed -n 's/,//g; s/^==[0-9]*== Collected *: *//p' "$file.log" > "$file.new"
		[ -s "$file.new" ] || { cat "$file.log" >&2; die "no count for $1"; }
		mv "$file.new" "$file"
		rm -f "$file.log" "$file.messages"
	fi
	echo "$file"
)

build
for unit in "${units[@]}"; do
	for kind in plain plugin; do
		while [ "$(jobs -rp | wc -l)" -ge "$JOBS" ]; do
			wait -n || exit 1
		done
		count "$unit" "$kind" > /dev/null &
	done
done
while [ "$(jobs -p | wc -l)" -gt 0 ]; do
	wait -n || exit 1
done

for unit in "${units[@]}"; do
	echo "$unit $(cat "$(count "$unit" plain)") $(cat "$(count "$unit" plugin)")"
done | awk -v limit="$COST_LIMIT" '
	BEGIN { format = "%-32s %12s %12s %12s\n"
		printf format, "unit", "instructions", "with checks", "ratio" }
	function row(name, plain, plugin) {
		printf format, name, sprintf("%.1f M", plain / 1e6), sprintf("%.1f M", plugin / 1e6),
			sprintf("%.4f", plugin / plain)
	}
	{ row($1, $2, $3); plain += $2; plugin += $3 }
	END { row("all", plain, plugin)
		bad = plugin > limit * plain
		if (bad) print "more than " limit
		print 1 - bad " passed, " bad + 0 " failed"
		exit bad }'
