# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by undo.sh: the cases of testsuite/undo, and their edits.  The format is
# described in testsuite/undo/README.md.

undo_keys=' commit fixed kernel file unit with config options id function line also still level unseen notice '

# said_by CASE KEY: the value; of a key that may be repeated, each on a line
said_by() { sed -n -e '/^@@/q' -e "s/^$2: *//p" "$1"; }

# check_case CASE: print what is wrong with the file
check_case() {
	local case=$1 key
	while read -r key; do
		[[ $undo_keys == *" $key "* ]] || echo "no such key: $key"
	done < <(sed -n -e '/^@@/q' -e 's/^\([a-z]*\):.*/\1/p' "$case")
	for key in commit fixed kernel file id level notice function line; do
		[ -n "$(said_by "$case" "$key")" ] || echo "no '$key:'"
	done
	case $(said_by "$case" level) in function|unit|program) ;; *) echo "level: function, unit or program" ;; esac
	grep -q '^@@' "$case" || echo "no edit"
	awk '/^@@/ { edit = 1; next } !edit && !/^(#.*|[a-z]+:.*|)$/ || edit && !/^([-+ ].*|)$/ { print "line " NR " is of no kind" }' "$case"
}

# edit CASE VERSION FILE: the file without the fix on standard output
#
# Each part "@@ [VERSION] [FUNCTION]" of the case holds lines with ' ', '-' or '+' in front.  The
# lines with ' ' and '-' have to be found one after another exactly once, in the
# function when one is named; those with ' ' and '+' take their place.
edit() {
	awk -v version="$2" '
	function fail(why) {
		printf "%s: %s\n", FILENAME, why > "/dev/stderr"
		failed = 1
		exit 1
	}
	# first and last line of the body of a function, its head included
	function find_function(name,    i, level) {
		from = to = 0
		for (i = 1; i <= lines; i++) {
			if (!from && line[i] ~ "^[A-Za-z_]" && line[i] ~ "(^|[^A-Za-z0-9_])" name " ?\\(" && line[i] !~ /;[ \t]*$/) {
				# the head of a declaration may go on, but it has no body
				for (level = i; level <= lines && line[level] !~ /^[{}]/ && line[level] !~ /;[ \t]*$/; level++)
					;
				if (line[level] ~ /^{/)
					from = i
			}
			if (from && line[i] ~ /^}/) {
				to = i
				return
			}
		}
		fail("there is no function " name)
	}
	function apply(    i, j, found, at, kept) {
		if (!olds && !news)
			return
		if (!olds)
			fail("an edit without context")
		from = 1
		to = lines
		if (where != "")
			find_function(where)
		for (i = from; i + olds - 1 <= to; i++) {
			for (j = 1; j <= olds && line[i + j - 1] == old[j]; j++)
				;
			if (j > olds) {
				found++
				at = i
			}
		}
		if (found != 1)
			fail("found " found + 0 " times: " old[1])
		kept = 0
		for (i = 1; i < at; i++)
			next_line[++kept] = line[i]
		for (j = 1; j <= news; j++)
			next_line[++kept] = new[j]
		for (i = at + olds; i <= lines; i++)
			next_line[++kept] = line[i]
		lines = kept
		for (i = 1; i <= lines; i++)
			line[i] = next_line[i]
		applied++
	}
	FNR == NR { line[++lines] = $0; next }
	/^@@/ {
		if (editing && wanted)
			apply()
		editing = 1
		olds = news = 0
		where = ""
		wanted = 1
		for (i = 2; i <= NF; i++) {
			if ($i ~ /^[0-9.]+$/)
				wanted = $i == version
			else
				where = $i
		}
		next
	}
	!editing { next }
	/^-/ { old[++olds] = substr($0, 2); next }
	/^\+/ { new[++news] = substr($0, 2); next }
	/^$/ { old[++olds] = ""; new[++news] = ""; next }
	{ old[++olds] = substr($0, 2); new[++news] = substr($0, 2) }
	END {
		if (failed)
			exit 1
		if (editing && wanted)
			apply()
		if (!applied)
			fail("no edit for " version)
		for (i = 1; i <= lines; i++)
			print line[i]
	}' "$3" "$1"
}

# places_of CASE: where the report may be: FILE, FUNCTION and a text that the line holds
places_of() {
	local file function
	file=$(said_by "$1" file)
	function=$(said_by "$1" function)
	said_by "$1" line | sed "s,^,$file\t$function\t,"
	said_by "$1" also | awk -F ' :: ' -v OFS='\t' -v file="$file" 'NF == 2 { print file, $1, $2 } NF == 3 { print $1, $2, $3 }'
}

# range FILE FUNCTION: its first and last line; "-" is the whole file
range() {
	if [ "$2" = - ]; then
		echo "1 $(wc -l < "$1")"
		return
	fi
	awk -v name="$2" '{ line[NR] = $0 }
	END {
		for (i = 1; i <= NR; i++) {
			if (!from && line[i] ~ "^[A-Za-z_]" && line[i] ~ "(^|[^A-Za-z0-9_])" name " ?\\(" && line[i] !~ /;[ \t]*$/) {
				for (j = i; j <= NR && line[j] !~ /^[{}]/ && line[j] !~ /;[ \t]*$/; j++)
					;
				if (line[j] ~ /^{/)
					from = i
			}
			if (from && line[i] ~ /^}/) {
				print from, i
				exit
			}
		}
	}' "$1"
}
