#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Does the plugin see the bugs that kernels really had?  Each case of testsuite/undo takes a
# fix out of an untouched tree: the report has to be there without it, and to be gone with it.
#
# Prints "ok NAME" or "FAIL NAME: why", and "unseen NAME: why" for what is known not to be seen.
# The last line is "N passed, N failed".
#
# In, apart from lib.sh's: CHECK_PLUGIN, LINK (percpu-link).
#   CASES="a b"       only these; all without it
#   UNDO=compile      no plugin: does each file compile without the fix?
#   UNDO=list         name, id, level and notice of each case
#   AGAIN=all         what has been found is not used again
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=undo-lib.sh
. "$(dirname "$0")/undo-lib.sh"
: "${UNDO:=check}" "${LINK:=}" "${CHECK_GCC:=$GCC}"

suite=$KI/../testsuite/undo
src=$K/stock/src
out=$K/undo
obj=$out/obj
commands=$out/commands
work=$out/work
log=$K/log/undo
mkdir -p "$out" "$work" "$commands" "$K/log"
export LC_ALL=C CCACHE_DIR=${CCACHE_DIR:-$BUILD/ccache}

# --- The cases
all=() cases=()
for case in "$suite"/*.undo; do
	name=$(basename "$case" .undo)
	problems=$(check_case "$case")
	[ -z "$problems" ] || die "$name: ${problems//$'\n'/; }"
	[[ " $(said_by "$case" kernel) " == *" $KVER "* ]] || continue
	all+=("$case")
	if [ -z "${CASES:-}" ] || [[ " $CASES " == *" $name "* ]]; then
		cases+=("$case")
	fi
done
for name in ${CASES:-}; do
	[ -f "$suite/$name.undo" ] || die "there is no case $name"
done
[ ${#cases[@]} -gt 0 ] || die "no case is for $KVER"

# unseen_of CASE: why nothing is expected in this version of the kernel
unseen_of() {
	local why
	why=$(said_by "$1" unseen)
	case $why in
	[0-9]*:\ *) [ "${why%%:*}" != "$KVER" ] || echo "${why#*: }" ;;
	*) echo "$why" ;;
	esac
}

if [ "$UNDO" = list ]; then
	for case in "${cases[@]}"; do
		printf '%s | %s | %s%s | %s\n' "$(basename "$case" .undo)" "$(said_by "$case" id)" "$(said_by "$case" level)" \
			"$([ -z "$(unseen_of "$case")" ] || echo ' (unseen)')" "$(said_by "$case" notice)"
	done
	exit
fi

# --- A tree in which every case can be compiled: once, and when a case asks for more
undo_make() {
	UNDO_CC="$(command -v ccache > /dev/null && echo ccache) $CHECK_GCC" UNDO_COMMANDS=$commands \
		kmake "$@" CC="$KI/scripts/undo-cc.sh" HOSTCC="$GCC"
}

# unit_of CASE: the object that is compiled; units_of: and those that make a program with it
unit_of() {
	local unit
	unit=$(said_by "$1" unit)
	[ -n "$unit" ] || unit=$(said_by "$1" file)
	echo "${unit%.[cho]}.o"
}
units_of() {
	unit_of "$1"
	said_by "$1" with | tr ' ' '\n' | sed -n "s/^$KVER://; /^[0-9.]*:/d; s/\.[co]\$/.o/p"
}

configure() {
	mkdir -p "$obj"
	undo_make "$src" O="$obj" defconfig &&
	(cd "$obj" && "$src/scripts/kconfig/merge_config.sh" -m -O "$obj" .config "$out/fragment") &&
	undo_make "$src" O="$obj" olddefconfig
}

{
	printf '%s\n' CONFIG_PREEMPT=y '# CONFIG_WERROR is not set'
	for case in "${all[@]}"; do
		said_by "$case" config | tr ' ' '\n' | sed -n 's/^[A-Z0-9]/CONFIG_&/p'
	done | LC_ALL=C sort -u
} > "$out/fragment.new"
if ! cmp -s "$out/fragment.new" "$out/fragment" || [ ! -f "$out/configured" ]; then
	note "configuring"
	rm -f "$out/configured"
	mv "$out/fragment.new" "$out/fragment"
	run "$log.configure" configure
	while read -r line; do
		case $line in
		'#'*) name=${line#\# }; ! grep -q "^${name%% *}=" "$obj/.config" ;;
		*=y) grep -qxF -- "$line" "$obj/.config" ;;
		*) grep -qE "^${line%=*}=[ym]$" "$obj/.config" || grep -qxF -- "$line" "$obj/.config" ;;
		esac || die "did not take: $line"
	done < "$out/fragment"
	touch "$out/configured"
fi
rm -f "$out/fragment.new"

# The compile commands, by compiling each unit.  After a change of the configuration kbuild
# knows which of them have to be compiled again.
missing=()
for case in "${cases[@]}"; do
	while read -r unit; do
		[ -f "$src/${unit%.o}.c" ] || die "$(basename "$case"): there is no $unit in $KVER"
		[ -f "$commands/$unit" ] || rm -f "$obj/$unit"
		if [ ! -f "$obj/$unit" ] || [ "$out/configured" -nt "$commands/$unit" ]; then
			missing+=("$unit")
		fi
	done < <(units_of "$case")
done
if [ ${#missing[@]} -gt 0 ]; then
	mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
	note "compiling ${#missing[@]} units as they are, where that has to be done"
	undo_make "$obj" -k "${missing[@]}" > "$log.compile" 2>&1 || :
	for unit in "${missing[@]}"; do
		if [ ! -f "$commands/$unit" ] || [ ! -f "$obj/$unit" ]; then
			die "$unit is not compiled in this configuration; the log is $log.compile"
		fi
		touch "$commands/$unit"
	done
fi

# --- Compiling
# compile UNIT FARM TO [ARGUMENT...]: a unit as kbuild does, into the object TO; with
# a FARM (a directory of links with an edited file among them) from there
compile() {
	local unit=$1 farm=$2 to=$3 source=$src/${1%.o}.c words previous='' directory command=()
	shift 3
	mapfile -t words < "$commands/$unit"
	if [ -n "$farm" ]; then
		command+=(-iquote "$farm/$(dirname "$unit")" -iquote "$(dirname "$source")")
		source=$farm/${unit%.o}.c
	fi
	directory=${words[0]}
	for word in "${words[@]:1}"; do
		case $previous$word in
		-o"$word"|-o|-Wp,-MMD,*|-Wp,-MD,*|*.c) ;;
		*) command+=("$word") ;;
		esac
		previous=
		[ "$word" = -o ] && previous=-o
	done
	(cd "$directory" && $CHECK_GCC "${command[@]}" -Wno-error -fdiagnostics-plain-output "$@" -o "$to" "$source")
}

# reports ID FARM: file and line of each report of that id in a compiler's messages
reports() {
	sed -nE "s,/(\\./)+,/,g; s,^(${2:-$src}|$src)/([^: ]+):([0-9]+)(:[0-9]+)?: (warning|error): .*\\[$1\\]\$,\\2\t\\3,p" | sort -u
}

# lines_of CASE FARM [functions]: file and line of each place where the report is expected, or
# of all lines of the functions that it is expected in
lines_of() {
	local case=$1 farm=$2 what=${3:-} file function text path from to
	while IFS=$'\t' read -r file function text; do
		path=$src/$file
		[ -z "$farm" ] || [ ! -f "$farm/$file" ] || path=$farm/$file
		read -r from to < <(range "$path" "$function") || {
			echo "there is no function $function in $file" >&2
			return 1
		}
		TEXT=$text awk -v file="$file" -v from="$from" -v to="$to" -v what="$what" -v OFS='\t' \
			'NR >= from && NR <= to && (what != "" || index($0, ENVIRON["TEXT"])) { print file, NR }' "$path"
	done < <(places_of "$case") | sort -u
}

# still_of CASE: lines of the fixed file that are reported because of something else
still_of() {
	local file text
	file=$(said_by "$1" file)
	while read -r text; do
		grep -nF -- "$text" "$src/$file" | sed "s,^\([0-9]*\):.*,$file\t\1,"
	done < <(said_by "$1" still) | sort -u
}

# The state without the fix, in a directory of links
make_farm() {
	local case=$1 farm=$2 file directory
	file=$(said_by "$case" file)
	rm -rf "$farm"
	for directory in "$(dirname "$file")" "$(dirname "$(unit_of "$case")")"; do
		mkdir -p "$farm/$directory"
		find "$src/$directory" -maxdepth 1 -type f -name '*.[ch]' -exec ln -sf -t "$farm/$directory" {} +
	done
	rm "$farm/$file"
	edit "$case" "$KVER" "$src/$file" > "$farm/$file"
}

# judge CASE: prints the verdict
judge() {
	local case=$1 name id unit unseen directory farm state from object other units=() more=() wanted with without hit
	local plugin=(-fplugin="${CHECK_PLUGIN:-}" -fplugin-arg-percpu-kernel -fplugin-arg-percpu-warn=all)
	name=$(basename "$case" .undo)
	read -ra more < <(said_by "$case" options) || :
	plugin+=("${more[@]/#/-fplugin-arg-percpu-}")
	directory=$work/$name
	farm=$directory/farm
	id=$(said_by "$case" id)
	unit=$(unit_of "$case")
	unseen=$(unseen_of "$case")
	mkdir -p "$directory"
	if ! make_farm "$case" "$farm" 2> "$directory/problem" ||
	   ! wanted=$(lines_of "$case" "$farm" 2> "$directory/problem"); then
		echo "FAIL $name: $(tail -n 1 "$directory/problem")"
		return
	fi
	if [ -z "$wanted" ]; then
		echo "FAIL $name: no line holds '$(said_by "$case" line | head -n 1)'"
		return
	fi

	if [ "$UNDO" = compile ]; then
		for from in '' "$farm"; do
			if ! compile "$unit" "$from" /dev/null 2> "$directory/problem"; then
				echo "FAIL $name: does not compile${from:+ without the fix}: $(grep -m 1 'error: ' "$directory/problem")"
				return
			fi
		done
		echo "ok $name"
		return
	fi

	if [ "$(said_by "$case" level)" = program ]; then
		plugin+=(-fplugin-arg-percpu-tags)
		while read -r other; do
			[ "$other" != "$unit" ] || continue
			object=$directory/${other//\//-}
			compile "$other" '' "$object" "${plugin[@]}" 2> "$directory/problem" || {
				echo "FAIL $name: $other: $(grep -m 1 'error: ' "$directory/problem")"
				return
			}
			units+=("$object")
		done < <(units_of "$case")
	fi
	for state in with without; do
		from='' object=/dev/null
		[ $state = with ] || from=$farm
		[ "$(said_by "$case" level)" != program ] || object=$directory/$state.o
		if ! compile "$unit" "$from" "$object" "${plugin[@]}" 2> "$directory/$state"; then
			echo "FAIL $name: $state the fix: $(grep -m 1 -E 'error: |internal compiler error' "$directory/$state")"
			return
		fi
		if [ "$(said_by "$case" level)" = program ]; then
			"$LINK" --warn=all "$object" "${units[@]}" >> "$directory/$state" 2>&1 || :
		fi
	done
	with=$(reports "$id" '' < "$directory/with" | comm -12 - <(lines_of "$case" '' functions) |
		comm -23 - <(still_of "$case"))
	without=$(reports "$id" "$farm" < "$directory/without" | comm -12 - <(lines_of "$case" "$farm" functions))
	hit=$(comm -12 <(echo "$without") <(echo "$wanted") | grep . || :)

	if [ -n "$unseen" ]; then
		if [ -z "$hit" ]; then
			echo "unseen $name: $unseen"
		else
			echo "FAIL $name: is seen, but the case says that it is not: $unseen"
		fi
	elif [ -n "$with" ]; then
		echo "FAIL $name: reported with the fix, too: $(echo "$with" | tr '\t\n' ': ')"
	elif [ -n "$hit" ]; then
		echo "ok $name"
	elif [ -n "$without" ]; then
		echo "FAIL $name: reported at $(echo "$without" | tr '\t\n' ': ')and not at $(echo "$wanted" | tr '\t\n' ': ')"
	else
		echo "FAIL $name: no report of $id in $(said_by "$case" function)"
	fi
}

# What decides about a verdict
state_of() {
	cat "$1" "$0" "$(dirname "$0")/undo-lib.sh"
	units_of "$1" | while read -r unit; do
		cat "$commands/$unit"
		stat -c %Y "$obj/$unit"
	done
	if [ "$UNDO" = compile ]; then
		echo compile
	else
		sha256sum < "$CHECK_PLUGIN"
		[ "$(said_by "$1" level)" != program ] || sha256sum < "$LINK"
	fi
}

[ "$UNDO" = compile ] || : "${CHECK_PLUGIN:?CHECK_PLUGIN is not set}"

one() {
	local case=$1 name verdict state
	name=$(basename "$case" .undo)
	verdict=$out/verdict/$UNDO/$name
	state=$(state_of "$case" | sha256sum)
	if [ -n "${AGAIN:-}" ] || ! grep -qxF "$state" "$verdict" 2> /dev/null || grep -q '^FAIL' "$verdict"; then
		mkdir -p "$(dirname "$verdict")"
		judge "$case" > "$verdict.new"
		echo "$state" >> "$verdict.new"
		mv "$verdict.new" "$verdict"
	fi
	head -n 1 "$verdict"
}

for case in "${cases[@]}"; do
	while [ "$(jobs -rp | wc -l)" -ge "$JOBS" ]; do
		wait -n || :
	done
	one "$case" &
done > "$out/results"
wait
LC_ALL=C sort -k 2 "$out/results"
count() { grep -c "^$1 " "$out/results" || :; }
passed=$(count ok) failed=$(count FAIL) unseen=$(count unseen)
if [ $((passed + failed + unseen)) -ne ${#cases[@]} ]; then
	die "only $((passed + failed + unseen)) of ${#cases[@]} cases came to an end"
fi
[ "$unseen" -eq 0 ] || echo "$unseen not seen, as is known"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ $((passed + unseen)) -gt 0 ]
