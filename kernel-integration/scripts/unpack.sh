#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Get the source package and unpack it into $BUILD/kernel/$KVER/stock/src.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

package=$(base PACKAGE)
tarball=${LINUX_TARBALL:-/usr/src/$package.tar.xz}
if [ ! -f "$tarball" ]; then
	note "fetching $package"
	need dpkg-deb dpkg
	mkdir -p "$K/package"
	(cd "$K/package" && rm -f "$package"_*.deb && apt-get -q download "$package") ||
		die "cannot fetch $package; install it, or set LINUX_TARBALL"
	dpkg-deb -x "$K/package/$package"_*.deb "$K/package"
	tarball=$K/package/usr/src/$package.tar.xz
fi
note "unpacking $tarball"
need xz xz-utils
rm -rf "$K/stock/src" "$K/unpack"
mkdir -p "$K/unpack" "$K/stock"
tar -C "$K/unpack" -xf "$tarball"
mv "$K/unpack"/* "$K/stock/src"
rmdir "$K/unpack"
version=$(make -s -C "$K/stock/src" kernelversion)
[ "$version" = "$(base VERSION)" ] ||
	note "the package holds $version, the patches were made for $(base VERSION): they will apply without fuzz or not at all"
