#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The table of figures, from the transcripts of check.sh.
set -euo pipefail
out=$1
figure() { sed -n "s/^FIGURE: $2 //p" "$out/$1" | head -n 1; }

transcript() { # NAME CPUS
	if [ "$2" = 8 ]; then echo "$1.check.8"; else echo "$1.figures.$2"; fi
}

# "39 pages/cpu s127448 r0 d32296 u262144"
embedded() { figure "$1" embedded | tr ' ' '\n' | sed -n "s/^$2\([0-9]*\)$/\1/p" | head -n 1; }

printf '\n%-46s %10s %10s %10s\n' "" "2 CPUs" "8 CPUs" "64 CPUs"
row() { # TITLE NAME COMMAND...
	local title=$1 name=$2 cpus
	shift 2
	printf '%-46s' "$title"
	for cpus in 2 8 64; do
		printf ' %10s' "$("$@" "$(transcript "$name" "$cpus")" "$cpus")"
	done
	printf '\n'
}
per_cpu_reserve() { embedded "$1" r; }
reserve() { echo "$(( $(embedded "$1" r) * $2 ))"; }
used() { echo "$(( $(embedded "$1" s) + $(embedded "$1" r) + $(embedded "$1" d) ))"; }
static_bytes() { embedded "$1" s; }
boot_total() { echo "$(( $(figure "$1" percpu-at-boot) * 1024 ))"; }
with_small() { echo "$(( $(figure "$1" percpu-with-small) * 1024 ))"; }
with_count() { local f; f=$(figure "$1" percpu-with-count); if [ -n "$f" ]; then echo "$((f * 1024))"; else echo refused; fi; }
slots() { local f; f=$(figure "$1" "slots-count"); echo "${f:-0}"; }
slot_bytes() { local f; f=$(figure "$1" "slot-bytes-count"); echo "${f:-0}"; }
for name in stock patched; do
	row "$name: reserve for modules, per CPU" $name per_cpu_reserve
	row "$name: reserve for modules, all CPUs" $name reserve
	row "$name: first chunk, per CPU" $name used
	row "$name:   of it variables of the kernel image" $name static_bytes
	row "$name: all per-CPU memory at boot" $name boot_total
	row "$name:   with a 4,000-byte module" $name with_small
	row "$name:   with a 24,000-byte module too" $name with_count
	row "$name: slots of the 24,000-byte module" $name slots
	row "$name:   their bytes, once" $name slot_bytes
done
cat <<'END'
2006, for comparison (i386): PERCPU_ENOUGH_ROOM 32,768 bytes per CPU, 17,892 of them used by the
kernel and 14,876 idle: 29 KiB on 2 CPUs, 896 KiB on 64.  The offset section took 4,368 bytes, once.
That series saved 24 KiB on 2 CPUs, and 108 KiB with NR_CPUS = 8.
END
for cpus in 2 8 64; do
	stock=$(embedded "$(transcript stock $cpus)" r)
	patched=$(embedded "$(transcript patched $cpus)" r)
	[ -n "$stock" ] && [ -n "$patched" ] || { echo "table: no figures for $cpus CPUs" >&2; exit 1; }
	echo "Reserve given back on $cpus CPUs: $(( (stock - patched) * cpus / 1024 )) KiB"
done
