#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Does the plugin leave a kernel as it is?  One build of an untouched tree in which each unit is
# compiled twice (see twin-cc), or with MODE=full two builds, compared file by file.
#
# Prints what differs and "N identical, N differ"; the last line is "N passed, N failed".
#
# AGAIN=all compiles the units of the build before this one again, without kbuild;
# AGAIN=bad only those that were not the same or for which there were reports;
# AGAIN=rest goes on with a build that was stopped.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=checks-lib.sh
. "$(dirname "$0")/checks-lib.sh"
: "${CHECK_PLUGIN:?CHECK_PLUGIN is not set}"
log=$K/log/identical.$check_name

read -r -a targets <<< "$(targets)"
export CCACHE_DIR=${CCACHE_DIR:-$BUILD/ccache}
export TWIN_CC=$CHECK_GCC TWIN_OUT=$out/twin TWIN_CACHE=
export TWIN_FLAGS="$plugin_flags -fplugin-arg-percpu-warn=all"
if command -v ccache > /dev/null; then
	TWIN_CACHE=ccache
fi

build() {
	rm -rf "$out"
	mkdir -p "$out/twin" "$K/log"
	note "configuring $check_name"
	run "$log.configure" configure "$out/obj"
	make_targets
}

make_targets() {
	forgive_warnings
	note "building $check_name: ${targets[*]}"
	# What cannot be built at all is told after the units that could be.
	check_make "$out/obj" -k CC="$KI/scripts/twin-cc" KCFLAGS="$(said flags)" "${targets[@]}" > "$log" 2>&1 ||
		broken=1
}

# units all|bad: the scripts of the units to compile again
units() (
	cd "$out/twin/cmd"
	if [ "$1" = all ]; then
		find . -type f
	else
		{
			awk -F'\t' '$1 != "same" { print $2 }' "$out/results"
			if [ -d ../plugin ]; then
				grep -rl '\[percpu-' ../plugin | sed 's,^\.\./plugin/,,' || :
			fi
		} | sort -u
	fi
)

again() {
	note "compiling units of $check_name again: $AGAIN"
	forgive_warnings
	units "$AGAIN" > "$out/again"
	cd "$out/twin/cmd"
	TWIN=$KI/scripts/twin-cc xargs -r -a "$out/again" -d '\n' -n 1 -P "$JOBS" bash > "$log" 2>&1
}

# A tree with CONFIG_WERROR is to be built to the end, too.  Only there: LTO records the option.
forgive_warnings() {
	if grep -q '^CONFIG_WERROR=y' "$out/obj/.config"; then
		TWIN_FLAGS+=" -Wno-error"
	fi
}

start=$SECONDS
broken=0
case ${AGAIN:-} in
'') build ;;
rest)
	[ -f "$out/obj/.config" ] || die "$check_name has not been configured: there is nothing to go on with"
	make_targets
	;;
*) again ;;
esac
note "compiled $check_name in $((SECONDS - start)) s; results are in $out/twin"

# Some units are compiled more than once: the last verdict counts, with the noise before it.
awk -F'\t' '$1 == "noise" { noise[$2] = $0; fresh[$2] = 1; next }
	{ result[$2] = $0; if (!fresh[$2]) delete noise[$2]; delete fresh[$2] }
	END { for (name in result) print result[name]; for (name in noise) print noise[name] }' \
	"$out/twin/results" | LC_ALL=C sort > "$out/results"
count() { grep -c "^$1	" "$out/results" || :; }
same=$(count same) differ=$(count differ) failed=$(count failed) noise=$(count noise)
grep -v '^same	' "$out/results" || :
if [ -d "$out/twin/plugin" ]; then
	note "reports, with repetitions:$(grep -rhoE '\[percpu-[a-z]+\]$' "$out/twin/plugin" | sort | uniq -c | tr -s ' \n' ' ')"
fi
[ "$noise" -eq 0 ] || echo "$noise units with a message of the compiler that only the plugin brings about"
[ "$failed" -eq 0 ] || echo "$failed units that the plugin does not let compile"
if [ "$broken" -ne 0 ]; then
	grep -E ': \*\*\* |error: ' "$log" | head -n 20 || :
	echo "the build itself failed; its log is $log"
fi
echo "$same identical, $differ differ"
echo "$same passed, $((differ + failed + noise + broken)) failed"
[ "$((differ + failed + noise + broken))" -eq 0 ] && [ "$same" -gt 0 ]
