#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Boot one kernel in an emulated machine and keep what it says.
#
# boot.sh KERNEL-OBJ MODULES-DIR INIT NAME RUN CPUS TRANSCRIPT
#   KERNEL-OBJ   build directory of the kernel
#   MODULES-DIR  directory with the test modules built for it
#   NAME, RUN    passed to the init script as pct.kernel and pct.run
# The transcript has the kernel's messages without their time stamps.
# Exit status: 0 when the machine stopped by itself, 124 after BOOT_TIMEOUT seconds.
set -euo pipefail

if [ $# -ne 7 ]; then
	sed -n '3,10s/^# \{0,1\}//p' "$0" >&2
	exit 2
fi
obj=$1 modules=$2 init=$3 name=$4 run=$5 cpus=$6 transcript=$7
: "${BOOT_TIMEOUT:=300}" "${QEMU:=qemu-system-x86_64}"

busybox=$(command -v busybox) || { echo "boot.sh: busybox is missing (package busybox-static)" >&2; exit 1; }
command -v "$QEMU" > /dev/null || { echo "boot.sh: $QEMU is missing (package qemu-system-x86)" >&2; exit 1; }
if ldd "$busybox" > /dev/null 2>&1; then
	echo "boot.sh: $busybox is not static (package busybox-static)" >&2
	exit 1
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/percpu-boot.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/root/bin" "$work/root/modules" "$work/root/dev"
cp "$busybox" "$work/root/bin/busybox"
cp "$init" "$work/root/init"
"${GCC:-gcc}" -O1 -static -o "$work/root/bin/insmod1" "$(dirname "$init")/insmod1.c"
find "$modules" -maxdepth 1 -name '*.ko' -exec cp {} "$work/root/modules/" \;
cp "$obj/lib/percpu_test.ko" "$work/root/modules/"
(cd "$work/root" && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0) | gzip -1 > "$work/initramfs.gz"

# One CPU per socket: the MP table lists sockets, and without ACPI there is no other list.
# qboot: SeaBIOS has no room for more than 16 of them in that table.
status=0
timeout --foreground "$BOOT_TIMEOUT" "$QEMU" \
	-machine pc,accel=tcg -cpu max -smp "$cpus,sockets=$cpus,cores=1,threads=1" -m "${BOOT_MEMORY:-1024}" \
	-kernel "$obj/arch/x86/boot/bzImage" -initrd "$work/initramfs.gz" \
	-append "console=ttyS0 ignore_loglevel printk.devkmsg=on nokaslr panic_on_warn=1 oops=panic panic=-1 reboot=t tsc=reliable no_timer_check rcupdate.rcu_expedited=1 rcupdate.rcu_cpu_stall_timeout=120 pct.kernel=$name pct.run=$run pct.cpus=$cpus" \
	-bios qboot.rom -nodefaults -display none -monitor none -serial "file:$work/console" -no-reboot \
	> "$work/qemu.out" 2>&1 < /dev/null || status=$?
if [ -s "$work/qemu.out" ]; then
	sed 's/^/boot.sh: qemu: /' "$work/qemu.out" >&2
fi
mkdir -p "$(dirname "$transcript")"
touch "$work/console"
tr -d '\r' < "$work/console" | sed 's/^\[ *[0-9.]*\] //' > "$transcript"
exit "$status"
