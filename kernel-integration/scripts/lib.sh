# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by the other scripts.  In: KVER, BUILD, GCC, PLUGIN (where needed).

KI=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${KVER:?KVER is not set}" "${BUILD:?BUILD is not set}" "${GCC:=gcc}"
K=$BUILD/kernel/$KVER
JOBS=${JOBS:-$(nproc)}

die() { echo "$(basename "$0"): $*" >&2; exit 1; }
note() { echo "kernel $KVER: $*"; }
need() { command -v "$1" > /dev/null || die "$1 is missing (package $2)"; }

[ -d "$KI/$KVER" ] || die "no patches for KVER=$KVER; there are: $(cd "$KI" && echo [0-9]*)"

# base KEY: a value of the file BASE
base() { sed -n "s/^$1=//p" "$KI/$KVER/BASE"; }

# make in a kernel tree: kmake OBJ ARGUMENTS
# With ccache when it is there.  The time, user and host that the kernel would
# put into its version are fixed, so that two builds can be compared.
kmake() {
	local obj=$1
	shift
	local cc=$GCC
	if command -v ccache > /dev/null; then
		cc="ccache $GCC"
	fi
	# -ffile-prefix-map is not needed: the tree's own -fmacro-prefix-map does it.
	env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES -u KVER -u PERCPU_PLUGIN \
		KBUILD_BUILD_TIMESTAMP='Thu Jan  1 00:00:00 UTC 1970' KBUILD_BUILD_USER=percpu \
		KBUILD_BUILD_HOST=percpu KBUILD_BUILD_VERSION=1 \
		make -s -C "$obj" -j"$JOBS" ARCH=x86_64 CC="$cc" HOSTCC="$GCC" "$@"
}

# run LOG COMMAND...: its output into a log, the end of which is shown when it fails
run() {
	local log=$1
	shift
	mkdir -p "$(dirname "$log")"
	if ! "$@" > "$log" 2>&1; then
		echo "$(basename "$0"): failed: $*" >&2
		tail -n 40 "$log" >&2
		die "the whole log is $log"
	fi
}

# What make needs to know about the plugin.  Kbuild does not see that the file has
# changed; the definition makes another command of it, and another key for ccache.
if [ -n "${PLUGIN:-}" ] && [ -f "$PLUGIN" ]; then
	PLUGIN_ARGUMENTS=(PERCPU_PLUGIN="$PLUGIN"
		KCPPFLAGS="-D__PERCPU_PLUGIN_ID__=0x$(sha256sum "$PLUGIN" | cut -c1-8)")
else
	PLUGIN_ARGUMENTS=()
fi
