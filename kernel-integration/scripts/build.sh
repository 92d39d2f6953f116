#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Build a configured kernel and its modules.
#
# build.sh OBJ on|off|stock [TARGET...]      default: bzImage modules
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
obj=$1 kind=$2
shift 2
[ $# -gt 0 ] || set -- bzImage modules
arguments=()
if [ "$kind" = on ]; then
	arguments=("${PLUGIN_ARGUMENTS[@]}")
fi
name=$(basename "$(dirname "$obj")").$(basename "$obj")
note "building $name: $*"
start=$SECONDS
run "$K/log/build.$name" kmake "$obj" "${arguments[@]}" "$@"
note "built $name in $((SECONDS - start)) s"
