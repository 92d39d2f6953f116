#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Copy the stock tree and apply the series, with no fuzz.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

need patch patch
rm -rf "$K/patched/src"
mkdir -p "$K/patched"
cp -a "$K/stock/src" "$K/patched/src"
count=0
while read -r name; do
	case $name in ''|'#'*) continue ;; esac
	patch -d "$K/patched/src" -p1 -F0 -s --no-backup-if-mismatch < "$KI/$KVER/$name" ||
		die "$name does not apply"
	count=$((count + 1))
done < "$KI/$KVER/series"
note "$count patches applied"
