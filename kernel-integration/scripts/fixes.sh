#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Can the patches of fixes/ be sent?  Each applies with no fuzz to the untouched tree, by itself,
# and checkpatch has nothing to say but that the sender has to sign it.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
src=$K/stock/src
passed=0 failed=0

# verdict DESCRIPTION COMMAND...
verdict() {
	local what=$1 output
	shift
	if output=$("$@" 2>&1); then
		echo "PASS: $what"
		passed=$((passed + 1))
	else
		echo "FAIL: $what"
		echo "$output"
		failed=$((failed + 1))
	fi
}

for patch in "$KI"/fixes/*.patch; do
	name=$(basename "$patch")
	verdict "applies $name" patch --dry-run -d "$src" -p1 -F0 -s -i "$patch"
	verdict "checkpatch $name" "$src/scripts/checkpatch.pl" --no-tree --no-signoff --strict -q \
		--ignore FILE_PATH_CHANGES "$patch"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
