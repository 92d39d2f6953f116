# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by the scripts that check an untouched tree, after lib.sh.
# In: KVER, CONFIG, ARCH (the kernel's name), CHECK_GCC, CHECK_PLUGIN.

: "${CONFIG:=tiny}" "${ARCH:=x86_64}" "${CHECK_GCC:=$GCC}" "${CHECK_PLUGIN:=${PLUGIN:-}}"
src=$K/stock/src
check_name=$CONFIG
[ "$ARCH" = x86_64 ] || check_name=$CONFIG-$ARCH
out=$K/checks/$check_name
configs=$KI/configs
# What a user of the plugin gives as KCFLAGS
plugin_flags="-fplugin=$CHECK_PLUGIN -fplugin-arg-percpu-kernel"

[ -f "$configs/$CONFIG" ] || die "there is no CONFIG=$CONFIG; there are: $(cd "$configs" && echo *)"

# Programs that run on this machine are compiled by its own compiler.
host_gcc=${CHECK_GCC##*/}
host_gcc=gcc${host_gcc##*gcc}

# check_make OBJ ARGUMENTS: kmake for any architecture, with the caller's CC
check_make() {
	local obj=$1
	shift
	local cross=()
	if [ "$ARCH" != x86_64 ]; then
		cross=(CROSS_COMPILE="${CHECK_GCC%gcc*}")
	fi
	kmake "$obj" ARCH="$ARCH" "${cross[@]}" CC="$CHECK_GCC" HOSTCC="$host_gcc" "$@"
}

# said KEY [NAME]: what a configuration's file says about itself: "# KEY: VALUE"
said() { sed -n "s/^# $1: *//p" "$configs/${2:-$CONFIG}"; }

# base_of NAME: the target of the kernel's Makefile that it starts from
# fragments_of NAME: its own file and those that it is merged on, the first one first
#
# "from: NAME FILE..." names another configuration here, or such a target, and files.
base_of() {
	local from
	from=$(said from "$1")
	from=${from%% *}
	if [ "$from" != "$1" ] && [ -f "$configs/$from" ]; then
		base_of "$from"
	else
		echo "$from"
	fi
}

fragments_of() {
	local from more
	read -r -a from <<< "$(said from "$1")"
	if [ "${from[0]}" != "$1" ] && [ -f "$configs/${from[0]}" ]; then
		fragments_of "${from[0]}"
	fi
	for more in "${from[@]:1}"; do
		echo "$configs/$more"
	done
	echo "$configs/$1"
}

# Each value of a later fragment wins over an earlier one's.
wanted() {
	cat "$@" | awk '/^CONFIG_[A-Z0-9_]+=/ { split($0, part, "="); line[part[1]] = $0 }
		/^# CONFIG_.* is not set$/ { line[$2] = $0 }
		END { for (name in line) print line[name] }'
}

# configure OBJ: base, fragments, and every value has to take
configure() {
	local obj=$1 fragments name bad=0
	mapfile -t fragments < <(fragments_of "$CONFIG")
	mkdir -p "$obj"
	check_make "$src" O="$obj" "$(base_of "$CONFIG")" &&
	(cd "$obj" && "$src/scripts/kconfig/merge_config.sh" -m -O "$obj" .config "${fragments[@]}") &&
	check_make "$src" O="$obj" olddefconfig || return
	while read -r line; do
		name=${line#\# }
		name=${name%%[ =]*}
		case $line in
		'#'*) ! grep -q "^$name=" "$obj/.config" ;;
		*) grep -qxF -- "$line" "$obj/.config" ;;
		esac || { echo "did not take: $line"; bad=1; }
	done < <(wanted "${fragments[@]}")
	return $bad
}

# The whole of a build, or what was asked for
targets() {
	local objects=${OBJECTS:-$(said objects)}
	if [ -n "$objects" ]; then
		echo "$objects"
	elif [ "$ARCH" = arm64 ]; then
		echo Image modules
	else
		echo bzImage modules
	fi
}
