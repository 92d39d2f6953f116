#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# undo-cc.sh: a compiler that also writes down how each unit of a kernel is compiled.
#
#   make CC=.../undo-cc.sh path/file.o
#
# Environment:
#   UNDO_CC       the compiler, and what stands before it (ccache)
#   UNDO_COMMANDS where the commands go: PATH/FILE.o holds the directory in which it
#                 ran and the arguments, one a line
source='' target='' kernel='' mode='' previous=''
for argument; do
	case $previous$argument in
	-o*) [ "$previous" = -o ] && target=$argument ;;
	-c) mode=$argument ;;
	-D__KERNEL__) kernel=1 ;;
	-*|/dev/null) ;;
	*.c) source=$argument ;;
	esac
	previous=
	case $argument in -o|-include|-x|-MF|-MT) previous=$argument ;; esac
done
if [ -n "$kernel$UNDO_COMMANDS" ] && [ -n "$mode" ] && [ -n "$source" ] && [[ $target == *.o ]]; then
	to=$UNDO_COMMANDS/${target#./}
	mkdir -p "$(dirname "$to")"
	printf '%s\n' "$PWD" "$@" > "$to"
fi
# shellcheck disable=SC2086
exec $UNDO_CC "$@"
