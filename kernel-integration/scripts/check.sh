#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Everything that a built pair of kernels has to show.  Prints PASS: and FAIL:
# lines, the table of figures, and "N passed, N failed"; exit status 1 on any failure.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
: "${PLUGIN:?PLUGIN is not set}"
export GCC
tests=$KI/tests
out=$K/check
rm -rf "$out"
mkdir -p "$out" "$K/log"
passed=0
failed=0

pass() { echo "PASS: $1"; passed=$((passed + 1)); }
fail() { echo "FAIL: $1${2:+ ($2)}"; failed=$((failed + 1)); }

# --- Modules of the tests, for both kernels
for name in stock patched; do
	rm -rf "$out/modules-$name"
	cp -r "$tests/modules" "$out/modules-$name"
	arguments=()
	if [ "$name" = patched ]; then
		arguments=("${PLUGIN_ARGUMENTS[@]}")
	fi
	if kmake "$K/$name/obj" "${arguments[@]}" M="$out/modules-$name" modules > "$K/log/modules.$name" 2>&1 &&
	   ! grep -q 'warning:' "$K/log/modules.$name"; then
		pass "modules-$name-build"
	else
		fail "modules-$name-build" "see $K/log/modules.$name"
		tail -n 20 "$K/log/modules.$name" >&2
	fi
done

# --- What must be refused when it is compiled or linked, and is accepted when cured
mkdir -p "$out/refused" "$out/cured"
for dir in "$tests"/refused/*/; do
	name=$(basename "$dir")
	for kind in refused cured; do
		cp -r "$dir" "$out/$kind/$name"
		flags=()
		if [ "$kind" = cured ]; then
			flags=(KCFLAGS=-DPCT_CURE)
		fi
		log=$K/log/$kind.$name
		status=0
		kmake "$K/patched/obj" "${PLUGIN_ARGUMENTS[@]}" "${flags[@]}" M="$out/$kind/$name" \
			KBUILD_EXTRA_SYMBOLS="$out/modules-patched/Module.symvers" modules > "$log" 2>&1 || status=$?
		if [ "$kind" = cured ]; then
			if [ "$status" -eq 0 ]; then
				pass "refused-$name-cured"
			else
				fail "refused-$name-cured" "$(tail -n 1 "$log")"
			fi
		elif [ "$status" -ne 0 ] && grep -q -f "$dir/expected" "$log"; then
			pass "refused-$name"
		else
			fail "refused-$name" "status $status; see $log"
		fi
	done
done

# --- Without the option objects are what they were
if "$KI/scripts/compare-objects.sh" "$K/stock/obj" "$K/patched/obj-off" > "$out/objects" 2>&1; then
	pass objects-unchanged
else
	fail objects-unchanged "see $out/objects"
fi
tail -n 1 "$out/objects"

# --- None of the old spelling is left
if [ -f "$K/log/convert.left" ] && [ ! -s "$K/log/convert.left" ]; then
	pass static-none-left
else
	fail static-none-left
fi

# --- Boots
# evaluate NAME TRANSCRIPT EXPECTED: print what is wrong
evaluate() {
	local name=$1 transcript=$2 expected=$3
	# The last line may be without its newline when the machine stopped
	grep -E '^PASS: ' "$transcript" | sed 's/^PASS: //' | LC_ALL=C sort -u > "$out/$name.passed" || true
	grep -vE '^(#|$)' "$expected" | LC_ALL=C sort -u > "$out/$name.expected"
	grep -E '^FAIL: ' "$transcript" | head -n 20 || true
	LC_ALL=C comm -13 "$out/$name.passed" "$out/$name.expected" | sed 's/^/missing: /'
	LC_ALL=C comm -23 "$out/$name.passed" "$out/$name.expected" | sed 's/^/not expected: /'
	grep -E 'BUG:|WARNING:|Oops|Kernel panic|INFO: .*(stall|hung)' "$transcript" | head -n 5 || true
	grep -q '^END: ' "$transcript" || echo 'the end was not reached'
}

boot() {
	local name=$1 run=$2 cpus=$3 problems status=0
	local transcript=$out/$name.$run.$cpus
	BOOT_TIMEOUT=${BOOT_TIMEOUT:-400} "$KI/scripts/boot.sh" "$K/$name/obj" "$out/modules-$name" "$tests/init" \
		"$name" "$run" "$cpus" "$transcript" || status=$?
	problems=$(evaluate "$name.$run.$cpus" "$transcript" "$tests/expected.$name.$run")
	if [ "$status" -ne 0 ]; then
		problems+=" (status $status)"
	fi
	if [ -z "$problems" ]; then
		pass "boot-$name-$run-$cpus-cpus"
		if [ "$run" = check ]; then
			while read -r result; do pass "$name: $result"; done < "$out/$name.$run.$cpus.passed"
		fi
	else
		fail "boot-$name-$run-$cpus-cpus" "see $transcript"
		printf '%s\n' "$problems" >&2
	fi
}

boot stock check 8
boot patched check 8
for cpus in 2 64; do
	boot stock figures "$cpus"
	boot patched figures "$cpus"
done

# --- The harness itself: the stock kernel must not pass for the patched one
if [ -n "$(evaluate canary "$out/stock.check.8" "$tests/expected.patched.check")" ]; then
	pass canary-stock-is-not-patched
else
	fail canary-stock-is-not-patched
fi

"$KI/scripts/table.sh" "$out" || fail table

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
