#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Two builds of one untouched tree at one place, without and with the plugin in KCFLAGS, as its
# users build: every product is the same, among them the image, modules as modpost and objtool
# left them, BTF, and the checksums of exported symbols.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=checks-lib.sh
. "$(dirname "$0")/checks-lib.sh"
: "${CHECK_PLUGIN:?CHECK_PLUGIN is not set}"
full=$out-full
obj=$full/obj
read -r -a targets <<< "$(targets)"
rm -rf "$full"
mkdir -p "$full" "$K/log"

# ccache may serve what it compiled before, but only without the plugin.
export CCACHE_DIR=${CCACHE_DIR:-$BUILD/ccache}
cache=
if command -v ccache > /dev/null; then
	cache="ccache "
fi

# pahole's threads finish in any order, and so do the types that they find.  (Two makes,
# one within the other, say the same.)
pahole_flags() {
	check_make "$obj" --eval 'print-flags: ; @echo "$(PAHOLE_FLAGS)"' print-flags |
		sed -n '1 { s/\(^\| \)-j[0-9]*//; s/^ *//; p }'
}

# build NAME CC FLAGS: into $obj, then out of the way
build() {
	local log=$K/log/full.$check_name.$1 flags start=$SECONDS
	run "$log.configure" configure "$obj"
	flags=$(said flags)
	if [ -n "$3" ] && grep -q '^CONFIG_WERROR=y' "$obj/.config"; then
		flags+=" -Wno-error"
	fi
	run "$log" check_make "$obj" CC="$2" KCFLAGS="$flags${flags:+ }$3" \
		PAHOLE_FLAGS="$(pahole_flags)" "${targets[@]}"
	note "built $check_name $1 in $((SECONDS - start)) s"
	mv "$obj" "$full/$1"
}

note "building $check_name twice: ${targets[*]}"
build plain "$cache$CHECK_GCC" ""
build plugin "$CHECK_GCC" "$plugin_flags -fplugin-arg-percpu-warn=all"

same=0
differ=0
kinds=
cd "$full/plain"
while read -r file; do
	if [ ! -e "$full/plugin/$file" ]; then
		echo "only without the plugin: $file"
		differ=$((differ + 1))
	elif cmp -s "$file" "$full/plugin/$file"; then
		same=$((same + 1))
	else
		detail=
		if [[ $file =~ (\.o|\.ko|vmlinux)$ ]]; then
			detail=": $("$KI/scripts/elf_diff.py" "$file" "$full/plugin/$file" 2>&1 || :)"
		fi
		echo "differs: $file$detail"
		differ=$((differ + 1))
	fi
done < <(find . \( -name '*.o' -o -name '*.ko' -o -name '*.symvers' -o -name 'vmlinux*' -o -name bzImage \
	-o -name Image -o -name System.map -o -name '*.mod.c' -o -name '*.gcno' -o -name '*.dtb' \) -type f \
	! -path './scripts/*' ! -path './tools/*' ! -name '.tmp_*' | sed 's,^\./,,' | LC_ALL=C sort)

# has FILE SECTION: so that nothing is proven of what is not there
has() { readelf -SW "$1" 2> /dev/null | grep -qF " $2 "; }
if [ -f vmlinux ]; then
	if grep -q '^CONFIG_DEBUG_INFO_BTF=y' .config; then
		has vmlinux .BTF || { echo "vmlinux has no BTF"; differ=$((differ + 1)); }
		kinds+=", BTF"
	fi
	if grep -q '^CONFIG_DEBUG_INFO=y' .config; then
		has vmlinux .debug_info || { echo "vmlinux has no debug information"; differ=$((differ + 1)); }
		kinds+=", debug information"
	fi
	if grep -q '^CONFIG_MODVERSIONS=y' .config; then
		awk '$1 != "0x00000000" { n++ } END { exit n == 0 }' Module.symvers ||
			{ echo "no symbol has a checksum"; differ=$((differ + 1)); }
		kinds+=", $(wc -l < Module.symvers) exported symbols"
	fi
	note "compared: $same files$kinds"
fi
if [ "$differ" -eq 0 ]; then
	rm -rf "$full/plain"
fi
echo "$same identical, $differ differ"
echo "$same passed, $differ failed"
[ "$differ" -eq 0 ] && [ "$same" -gt 0 ]
