#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Compare the objects of two builds of the same configuration.
#
# compare-objects.sh A B
# Every object of B that A has too must be the same, but for those whose source the
# series changes; of these only line numbers may differ, which the sections
# of code and data without __LINE__ show.
set -euo pipefail
a=$1 b=$2
# Sources that the series changes even without the option: by the number of their
# lines (WARN_ON has it), or by what they print
changed='^(kernel/module/main\.o|kernel/module/sysfs\.o|kernel/scftorture\.o)$'
same=0
differ=0
lines=0
cd "$b"
while read -r object; do
	[ -f "$a/$object" ] || continue
	if cmp -s "$object" "$a/$object"; then
		same=$((same + 1))
	elif [[ $object =~ $changed ]]; then
		lines=$((lines + 1))
		echo "differs, its source is changed: $object"
	else
		differ=$((differ + 1))
		echo "differs: $object"
	fi
done < <(find . -name '*.o' ! -path './scripts/*' ! -path './tools/*' ! -path './vmlinux.o' ! -name '.*' |
	sed 's,^\./,,' | LC_ALL=C sort)
echo "objects compared without the option: $((same + differ + lines)); the same: $same, source changed by the series: $lines, different: $differ"
[ "$differ" -eq 0 ] && [ "$same" -ge 200 ]
