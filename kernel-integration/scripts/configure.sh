#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Configure a kernel: tinyconfig, then the fragment; every value has to take.
#
# configure.sh SRC OBJ on|off|stock
#   on      with CONFIG_PERCPU_OFFSET   off    patched, without it
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
src=$1 obj=$2 kind=$3
mkdir -p "$obj" "$K/log"
fragments=("$KI/config.fragment")
plugin=()
if [ "$kind" = on ]; then
	fragments+=("$KI/config.percpu-offset")
	plugin=(PERCPU_PLUGIN="$PLUGIN")
fi
log=$K/log/configure.$(basename "$(dirname "$obj")").$(basename "$obj")
configure() {
	kmake "$src" O="$obj" "${plugin[@]}" tinyconfig &&
	(cd "$obj" && "$src/scripts/kconfig/merge_config.sh" -m -O "$obj" "$obj/.config" "${fragments[@]}") &&
	kmake "$src" O="$obj" "${plugin[@]}" olddefconfig
}
run "$log" configure
bad=0
for fragment in "${fragments[@]}"; do
	while read -r line; do
		case $line in
		CONFIG_*=*|'# CONFIG_'*' is not set')
			# "is not set" is also satisfied by an option that is not there
			if ! grep -qxF -- "$line" "$obj/.config"; then
				name=${line#\# }
				name=${name%% *}
				name=${name%%=*}
				if [[ $line == '#'* ]] && ! grep -q "^$name=" "$obj/.config"; then
					continue
				fi
				echo "configure.sh: did not take: $line" >&2
				bad=1
			fi ;;
		esac
	done < "$fragment"
done
[ "$bad" -eq 0 ] || die "the configuration in $obj is not what the fragment asks for"
if [ "$kind" = off ] && grep -q '^CONFIG_PERCPU_OFFSET' "$obj/.config"; then
	die "CONFIG_PERCPU_OFFSET is on in $obj"
fi
note "configured $kind in $obj"
