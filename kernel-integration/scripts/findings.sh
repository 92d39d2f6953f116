#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the plugin reported in the build that "make identical" did last: findings.txt, each place
# once, sorted, with counts.  A place that docs/findings.md does not explain is a failure.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=checks-lib.sh
. "$(dirname "$0")/checks-lib.sh"
if [ ! -f "$out/results" ]; then
	status=0
	"$KI/scripts/identical.sh" || status=$?
	[ -f "$out/results" ] || exit $status
fi
version=$(make -s -C "$src" kernelversion)
"$KI/scripts/findings.py" --source "$src" --object "$out/obj" --title "Linux $version, $check_name, $(basename "$CHECK_GCC")" \
	--explained "$KI/../docs/findings.md" --version "$KVER" --output "$out/findings.txt" "$out/twin/plugin"
