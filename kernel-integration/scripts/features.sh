#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What a kernel developer has around a build keeps working with the plugin in KCFLAGS: Sparse,
# Coccinelle, ccache, and modules compiled with and without the plugin in one kernel.
#
# An untouched tree in the configuration CONFIG (tiny), of which a few objects are compiled.
# "ok NAME" and "FAIL NAME (why)"; the last line is "N passed, N failed".
#
#   ONLY="sparse coccinelle ccache modules boot"   parts of it
#   BOOT=no                                  not the machine, which needs the image of "make kernel-stock"
#
# ccache hashes the file that -fplugin= names as it does the compiler (compiler_check): a plugin built
# again is a miss, and so is another -fplugin-arg.  Three of its settings are not for the plugin:
#
#   CCACHE_DEPEND=1 is needed.  Otherwise ccache compares preprocessed text, in which an
#	unmodified kernel's __percpu and __force are nothing: who only adds or removes an
#	annotation gets the old reports.
#   CCACHE_NOCPP2 must not be set: the compiler is then given preprocessed text, and
#	the plugin finds no annotation in it.
#   CCACHE_COMPILERCHECK=none or =string:...  leave the plugin's file out; CCACHE_EXTRAFILES=.../percpu.so
#	puts it back.  With =mtime, the default, a file of the same size and time is the same;
#	=content reads it.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=checks-lib.sh
. "$(dirname "$0")/checks-lib.sh"
: "${CHECK_PLUGIN:?CHECK_PLUGIN is not set}" "${ONLY:=sparse coccinelle ccache modules boot}" "${BOOT:=yes}"
[ "$ARCH" = x86_64 ] || die "only for x86_64"
tests=$KI/tests/features
top=$K/features
obj=$top/obj
log=$K/log/features
passed=0
failed=0
# What the plugin reports must not stop the build.
warn="$plugin_flags -fplugin-arg-percpu-warn=all"
# No settings but this script's
unset "${!CCACHE_@}"
export CCACHE_CONFIGPATH=$top/ccache.conf CCACHE_DIR=$top/ccache

ok() { echo "ok $1"; passed=$((passed + 1)); }
fail() { echo "FAIL $1${2:+ ($2)}"; failed=$((failed + 1)); }

# expect NAME COMMAND...: the command's success is the result; refute: its failure
expect() {
	local name=$1
	shift
	if "$@" > "$top/said" 2>&1; then ok "$name"; else fail "$name" "$* $(head -n 3 "$top/said" | tr '\n' ' ')"; fi
}
refute() {
	local name=$1
	shift
	if "$@" > "$top/said" 2>&1; then fail "$name" "! $*"; else ok "$name"; fi
}

# same A B: both are there, hold something and are equal
same() { [ -s "$1" ] && cmp "$1" "$2"; }
same_tree() { [ -n "$(find "$1" -type f -size +0)" ] && diff -r "$1" "$2"; }
equal() { [ -n "$1" ] && [ "$1" = "$2" ]; }
at_least() { [ "$1" -ge "$2" ]; }
says() { grep -q -- "$1" "$2"; }
count() { grep -rhc -- "$1" "$2" | awk '{ n += $1 } END { print n + 0 }'; }
# now PART [PROGRAM PACKAGE]: is the part wanted?
now() { case " $ONLY " in *" $1 "*) [ $# -eq 1 ] || need "$2" "$3" ;; *) false ;; esac; }

# report_module DIRECTORY: a module about which each tool has something to say
report_module() {
	mkdir -p "$1"
	cp "$tests/pctf_report.c" "$1/"
	echo 'obj-m := pctf_report.o' > "$1/Kbuild"
}

# build NAME FLAGS ARGUMENTS: in $obj; what is said is in $log.NAME
build() {
	local name=$1 flags=$2
	shift 2
	check_make "$obj" KCFLAGS="-fdiagnostics-plain-output${flags:+ $flags}" "$@" > "$log.$name" 2>&1
}

# reports FILE: the plugin's, sorted
reports() { grep -E '\[percpu-[a-z]+\]$' "$1" | sed 's,^.*/src/,,' | LC_ALL=C sort || :; }

rm -rf "$top"
mkdir -p "$top" "$K/log"
: > "$CCACHE_CONFIGPATH"
note "configuring $check_name"
run "$log.configure" configure "$obj"
run "$log.prepare" check_make "$obj" modules_prepare

# --- Sparse, by C=1.  It is given the plugin's options with all others.
units=(lib/percpu-refcount.o lib/percpu_counter.o mm/percpu.o kernel/context_tracking.o
	arch/x86/lib/msr.o arch/x86/lib/msr-smp.o arch/x86/kernel/cpu/bugs.o)

report_log=${top//\//_}_sparse-report_pctf_report.c

# Beside Sparse's messages, for each unit, those of its arguments that name the plugin.
sparse_wrapper() {
	cat <<- 'END'
	#!/bin/bash
	source=${!#}
	name=${source##*/src/}
	name=$SPARSE_OUT/${name//\//_}
	sparse "$@" 2> "$name" > "$name.out"
	status=$?
	printf '%s\n' "$@" | grep -e percpu.so >> "$SPARSE_OUT.arguments"
	cat "$name" >&2
	exit $status
	END
}

# sparse_build NAME FLAGS ARGUMENTS: the units and the module; what Sparse says is in $top/NAME
sparse_build() {
	local name=$1 flags=$2
	shift 2
	mkdir -p "$top/$name" "$top/$name.objects"
	export SPARSE_OUT=$top/$name
	: > "$SPARSE_OUT.arguments"
	rm -f "$top/sparse-report/pctf_report.o"
	expect "$name-module" build "$name-module" "$flags" C=1 CHECK="$top/sparse-wrapper" "$@" M="$top/sparse-report" pctf_report.o
	cp "$top/sparse-report/pctf_report.o" "$top/$name.objects/"
	[ ${#units[@]} -gt 0 ] || return 0
	(cd "$obj" && rm -f "${units[@]}" kernel/time/*.o)
	expect "$name-units" build "$name-units" "$flags" C=1 CHECK="$top/sparse-wrapper" "$@" "${units[@]}" kernel/time/
	(cd "$obj" && cp --parents "${units[@]}" kernel/time/*.o "$top/$name.objects/")
}

if now sparse sparse sparse; then
	note "Sparse on a module, ${#units[@]} objects and kernel/time"
	sparse_wrapper > "$top/sparse-wrapper"
	chmod +x "$top/sparse-wrapper"
	report_module "$top/sparse-report"
	sparse_build sparse-plain ""
	sparse_build sparse-plugin "$warn"
	expect sparse-same same_tree "$top/sparse-plain" "$top/sparse-plugin"
	expect sparse-objects-same same_tree "$top/sparse-plain.objects" "$top/sparse-plugin.objects"
	expect sparse-enough at_least "$(find "$top/sparse-plugin" -name '*.c' | wc -l)" 15
	expect sparse-reports says 'different address spaces' "$top/sparse-plugin/$report_log"
	# The plugin took part, and Sparse was given its options.
	expect sparse-plugin-reports at_least "$(reports "$log.sparse-plugin-module" | wc -l)" 1
	expect sparse-plugin-arguments test -s "$top/sparse-plugin.arguments"
	refute sparse-plain-arguments test -s "$top/sparse-plain.arguments"
	# What differs is noticed: Sparse without one of its warnings.
	units=()
	sparse_build sparse-control "$warn" CF=-Wno-address-space
	refute sparse-control-differs diff "$top/sparse-plugin/$report_log" "$top/sparse-control/$report_log"
fi

# --- Coccinelle: a directory by the target, a unit by C=1
patches=(free/ifnullfree misc/semicolon)

# cocci NAME FLAGS DIRECTORY PATCH
cocci() {
	check_make "$obj" KCFLAGS="$2" coccicheck MODE=report M="$3" COCCI="$src/scripts/coccinelle/$4.cocci" V=1 J=1 2>&1 |
		grep -v -e '^make' | sed 's,/tmp/[a-z_]*\.[^ ]*,TEMPORARY,g' > "$top/cocci.$1"
}

if now coccinelle spatch coccinelle; then
	note "Coccinelle: ${patches[*]}"
	report_module "$top/cocci"
	for directory in "$top/cocci" "$src/lib/math"; do
		for patch in "${patches[@]}"; do
			name=${directory##*/}-${patch##*/}
			cocci "$name-plain" "" "$directory" "$patch"
			cocci "$name-plugin" "$warn" "$directory" "$patch"
			expect "coccicheck-$name-same" same "$top/cocci.$name-plain" "$top/cocci.$name-plugin"
		done
	done
	expect coccicheck-reports says 'pctf_report.c:.*NULL check' "$top/cocci.cocci-ifnullfree-plugin"
	refute coccicheck-control-silent says 'pctf_report.c:.*NULL check' "$top/cocci.cocci-semicolon-plugin"
	for kind in plain plugin; do
		flags=
		[ "$kind" = plain ] || flags=$warn
		rm -f "$obj/lib/percpu-refcount.o"
		expect "coccicheck-unit-$kind" build "cocci-$kind" "$flags" C=1 CHECK="$src/scripts/coccicheck" \
			COCCI="$src/scripts/coccinelle/free/ifnullfree.cocci" MODE=report lib/percpu-refcount.o
		cp "$obj/lib/percpu-refcount.o" "$top/refcount.$kind.o"
	done
	expect coccicheck-unit-same diff "$log.cocci-plain" "$log.cocci-plugin"
	expect coccicheck-unit-object-same same "$top/refcount.plain.o" "$top/refcount.plugin.o"
fi

# --- ccache: a unit with reports, built by kbuild; the plugin is a copy that can be changed
cached=$top/cached/percpu.so
cached_source=$top/report/pctf_report.c

# cached NAME WANTED [VARIABLE=VALUE...] [-- FLAG...]: hit or miss?  The object is NAME.o.
cached() {
	local name=$1 wanted=$2 got flags variables=()
	shift 2
	while [ $# -gt 0 ] && [ "$1" != -- ]; do
		variables+=("$1")
		shift
	done
	[ $# -eq 0 ] || shift
	flags="-fplugin=$cached -fplugin-arg-percpu-kernel -fplugin-arg-percpu-warn=all $*"
	rm -f "$top/report/pctf_report.o" "$top/stats"
	if ! (export CCACHE_STATSLOG="$top/stats" "${variables[@]}" && build "ccache-$name" "$flags" CC="ccache $CHECK_GCC" \
		M="$top/report" pctf_report.o); then
		fail "ccache-$name" "see $log.ccache-$name"
		return
	fi
	case $(sed -n '/pctf_report/,$p' "$top/stats") in
	*direct_cache_hit*|*preprocessed_cache_hit*) got=hit ;;
	*cache_miss*) got=miss ;;
	*) got=nothing ;;
	esac
	cp "$top/report/pctf_report.o" "$top/ccache.$name.o"
	if [ "$got" = "$wanted" ]; then ok "ccache-$name-$wanted"; else fail "ccache-$name-$wanted" "$got"; fi
}

# The last byte changes, the size and the time do not.
change_unseen() {
	touch -r "$cached" "$top/time"
	printf '%b' "$1" | dd of="$cached" bs=1 seek=$(($(stat -c %s "$cached") - 1)) conv=notrunc status=none
	touch -r "$top/time" "$cached"
}

if now ccache ccache ccache; then
	note "ccache: $(ccache --version | head -n 1)"
	report_module "$top/report"
	mkdir -p "$top/cached"
	cp "$CHECK_PLUGIN" "$cached"
	# A byte behind the end, where nothing looks
	printf ' ' >> "$cached"
	rm -f "$top/report/pctf_report.o"
	expect ccache-without build ccache-without "" M="$top/report" pctf_report.o
	mv "$top/report/pctf_report.o" "$top/ccache.without.o"

	cached first miss CCACHE_DEPEND=1
	cached second hit CCACHE_DEPEND=1
	expect ccache-object-same same "$top/ccache.first.o" "$top/ccache.second.o"
	expect ccache-object-same-without-plugin same "$top/ccache.without.o" "$top/ccache.second.o"
	expect ccache-reports-again equal "$(reports "$log.ccache-first")" "$(reports "$log.ccache-second")"
	cached option miss CCACHE_DEPEND=1 -- -fplugin-arg-percpu-nr-cpus=8
	cached option-again hit CCACHE_DEPEND=1 -- -fplugin-arg-percpu-nr-cpus=8
	cached first-again hit CCACHE_DEPEND=1
	touch -d '2001-01-01' "$cached"
	cached built-again miss CCACHE_DEPEND=1
	cached built-again-second hit CCACHE_DEPEND=1
	printf ' ' >> "$cached"
	touch -d '2001-01-01' "$cached"
	cached changed miss CCACHE_DEPEND=1

	# Only annotations change.
	sed -i 's/^int \*pctf_report/int __percpu *pctf_report/' "$cached_source"
	cached annotated miss CCACHE_DEPEND=1
	expect ccache-annotated-silent equal "$(reports "$log.ccache-annotated" | wc -l)" 0
	sed -i 's/ __percpu \*pctf_report/ *pctf_report/' "$cached_source"
	cached unannotated hit CCACHE_DEPEND=1
	expect ccache-unannotated-reports equal "$(reports "$log.ccache-unannotated")" "$(reports "$log.ccache-first")"
	# Controls: what the head of this file warns of.  When one of them fails, ccache has become better.
	cached text miss CCACHE_DIR="$top/ccache-text"
	sed -i 's/^int \*pctf_report/int __percpu *pctf_report/' "$cached_source"
	cached text-annotated hit CCACHE_DIR="$top/ccache-text"
	expect ccache-text-old-reports at_least "$(reports "$log.ccache-text-annotated" | wc -l)" 1
	sed -i 's/ __percpu \*pctf_report/ *pctf_report/' "$cached_source"
	cached nocpp2 miss CCACHE_NOCPP2=1
	expect ccache-nocpp2-no-reports equal "$(reports "$log.ccache-nocpp2" | wc -l)" 0
	expect ccache-nocpp2-object-same same "$top/ccache.without.o" "$top/ccache.nocpp2.o"
	change_unseen '\x01'
	cached unseen hit CCACHE_DEPEND=1
	cached content miss CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=content
	change_unseen '\x02'
	cached content-changed miss CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=content
	touch "$cached"
	cached content-touched hit CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=content
	cached none miss CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=none
	printf ' ' >> "$cached"
	cached none-changed hit CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=none
	cached none-extra miss CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=none CCACHE_EXTRAFILES="$cached"
	printf ' ' >> "$cached"
	cached none-extra-changed miss CCACHE_DEPEND=1 CCACHE_COMPILERCHECK=none CCACHE_EXTRAFILES="$cached"
fi

# --- Modules.  With the stock kernel's build there are its symbols, and it can be booted.
kernel=$obj
stock=$K/stock/obj
if [ -f "$stock/Module.symvers" ] && [ -f "$stock/arch/x86/boot/bzImage" ]; then
	kernel=$stock
fi

# module SET NAME FLAGS: alone in a directory, after those that it uses
module() {
	local set=$1 name=$2 dir=$top/modules/$1/$2 symbols=() other
	mkdir -p "$dir"
	cp "$tests/pctf.h" "$tests/pctf_$name.c" "$dir/"
	echo "obj-m := pctf_$name.o" > "$dir/Kbuild"
	for other in first second; do
		[ "$other" = "$name" ] || [ ! -f "$top/modules/$set/$other/Module.symvers" ] ||
			symbols+=("$top/modules/$set/$other/Module.symvers")
	done
	if check_make "$kernel" M="$dir" KCFLAGS="$3" KBUILD_EXTRA_SYMBOLS="${symbols[*]}" \
		KBUILD_MODPOST_WARN="$([ "$kernel" = "$stock" ] || echo 1)" modules > "$log.module.$set.$name" 2>&1 &&
		{ [ "$kernel" != "$stock" ] || [ ! -s "$log.module.$set.$name" ]; }; then
		ok "module-$set-$name"
	else
		fail "module-$set-$name" "see $log.module.$set.$name"
	fi
}
ko() { echo "$top/modules/$1/$2/pctf_$2.ko"; }
# symbols SET NAME: checksums, names, and how they are exported; the third field is the directory
symbols() { cut -f 1,2,4- "$top/modules/$1/$2/Module.symvers"; }
# checksum SET NAME SYMBOL: of an exporting module
checksum() { awk -v symbol="$3" '$2 == symbol { print $1 }' "$top/modules/$1/$2/Module.symvers"; }
# wanted SET NAME SYMBOL: what a module that uses it was compiled for
wanted_checksum() { modprobe --dump-modversions "$(ko "$1" "$2")" | awk -v symbol="$3" '$2 == symbol { print $1 }'; }

if now modules modprobe kmod || now boot modprobe kmod; then
	grep -q '^CONFIG_MODVERSIONS=y' "$kernel/.config" || die "the configuration has no CONFIG_MODVERSIONS"
	note "modules for ${kernel#"$K/"}"
	module A first "$plugin_flags"
	module A second ""
	module A third "$plugin_flags"
	module B first ""
	module B second "$plugin_flags"
	module B third ""
	module C first "$plugin_flags -DPCTF_CHANGED"
	for name in first second third; do
		expect "module-$name-same" same "$(ko A $name)" "$(ko B $name)"
		expect "module-$name-vermagic" equal "$(modinfo -F vermagic "$(ko A $name)")" "$(modinfo -F vermagic "$(ko B $name)")"
	done
	for name in first second; do
		expect "module-$name-symbols" equal "$(symbols A $name)" "$(symbols B $name)"
	done
	for set in A B; do
		expect "module-$set-second-wants-first" equal "$(wanted_checksum $set second pctf_first_count)" "$(checksum $set first pctf_first_count)"
		expect "module-$set-third-wants-second" equal "$(wanted_checksum $set third pctf_second_pair)" "$(checksum $set second pctf_second_pair)"
		expect "module-$set-third-wants-first" equal "$(wanted_checksum $set third pctf_first_add)" "$(checksum $set first pctf_first_add)"
	done
	# Another type is another checksum, so that the above means something.
	refute module-changed-symbol equal "$(checksum C first pctf_first_count)" "$(checksum A first pctf_first_count)"
	expect module-changed-other-symbol equal "$(checksum C first pctf_first_add)" "$(checksum A first pctf_first_add)"
fi

# --- The machine
if now boot && [ "$BOOT" = yes ] && [ "$kernel" = "$stock" ] && command -v qemu-system-x86_64 > /dev/null; then
	note "booting the stock kernel with them"
	mkdir -p "$top/boot"
	for set in A B C; do
		for name in first second third; do
			[ ! -f "$(ko $set $name)" ] || cp "$(ko $set $name)" "$top/boot/$set-$name.ko"
		done
	done
	expect boot env BOOT_TIMEOUT="${BOOT_TIMEOUT:-400}" BOOT_MEMORY=256 "$KI/scripts/boot.sh" "$stock" "$top/boot" "$KI/tests/features-init" \
		stock features 4 "$top/transcript"
	# Each result once for each of the sets A and B, the last ones once
	expected="load-first load-second load-third all-loaded variable area structure array own unload-third unload-second unload-first"
	for name in $expected; do
		expect "boot-$name" equal "$(count "^PASS: $name\$" "$top/transcript")" 2
	done
	for name in load-changed refuse-A refuse-B disagreement unload-changed; do
		expect "boot-$name" equal "$(count "^PASS: $name\$" "$top/transcript")" 1
	done
	refute boot-no-failure grep -E '^FAIL: |BUG:|WARNING:|Oops|Kernel panic' "$top/transcript"
	expect boot-end says '^END: features' "$top/transcript"
elif now boot; then
	note "not booted: BOOT=$BOOT, $([ "$kernel" = "$stock" ] || echo 'no image (make kernel-stock), ')qemu-system-x86_64 $(command -v qemu-system-x86_64 || echo is missing)"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
