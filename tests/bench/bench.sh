#!/bin/sh
# bench.sh [search] - the figures, as one table.  Run in the build folder (`make
# bench`); with `search` only those of searching (`make bench-million`).
#
# Times are compared within one run only, with a floor or a peer that takes
# turns with us on the same machine; nothing here fails because of them.  What
# cannot be measured here (no tig, no /dev/shm) leaves its row out or says so.
set -u
LC_ALL=C.UTF-8
export LC_ALL
tmp=$(mktemp -d "${TMPDIR:-/tmp}/dancu-bench-XXXXXX") || exit 1
memory=
trap 'rm -rf "$tmp" $memory' EXIT
trap 'exit 130' INT TERM HUP
state=$tmp/state/dancu/practice
rows=$tmp/rows

say() { echo "bench: $1" >&2; }

table() {
	echo
	awk -F '\t' '
		function line(a, b, c, d, e) { printf "%-44s %-20s %-20s %6s  %s\n", a, b, c, d, e }
		BEGIN { line("figure", "ours", "floor or peer", "ratio", "target") }
		$1 != "BYTES" { line($1, $2, $3, $4, $5) }' "$rows"
}

loads() {
	echo
	echo "load while this was measured: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) processors"
}

say 'searches'
tests/bench/search "$tmp" >"$rows" || say 'searches: not measured'
rm -f "$tmp"/search.db*
if [ "${1-}" = search ]; then
	table
	loads
	exit 0
fi

say 'a practice commune, and look-ups in it'
mkdir -p "$state" "$tmp/repository"
chmod 700 "$state"
tests/bench/lookup "$state" disk >>"$rows" || say 'look-ups on the disk: not measured'
if [ -d /dev/shm ] && [ -w /dev/shm ]; then
	memory=$(mktemp -d /dev/shm/dancu-bench-XXXXXX) || memory=
	[ -z "$memory" ] || tests/bench/lookup "$memory" memory >>"$rows" ||
		say 'look-ups in memory: not measured'
fi

say 'keys'
tests/bench/typing >>"$rows" || say 'keys: not measured'

say 'old charsets'
tests/bench/charset >>"$rows" || say 'old charsets: not measured'

say 'a million lines of text'
tests/bench/text >>"$rows" || say 'text: not measured'

say 'a million lines through the filter'
mkdir "$tmp/filter"
tests/bench/filter "$PWD/dancu" "$tmp/filter" >>"$rows" || say 'the filter: not measured'
rm -rf "$tmp/filter"

say 'the commune'\''s copy'
mkdir -m 700 "$tmp/replica"
tests/bench/replica "$tmp/replica" || say 'the copy: not measured'
rm -rf "$tmp/replica"

say 'screens'
flock -w 20 "$state/centre/register.db.lock" true
rm -f "$state"/floor.* "$state"/*.db
(
	cd "$tmp/repository" && git init -q . &&
		git -c user.name=x -c user.email=x@example.invalid commit -q --allow-empty -m one
) 2>/dev/null
terms=
for term in xterm-256color xterm tmux-256color screen linux putty vt220 vt100; do
	if infocmp "$term" >/dev/null 2>&1; then terms="$terms $term"; fi
done
# shellcheck disable=SC2086 # names without blanks
tests/bench/paint "$PWD/dancu" "$tmp/state" "$tmp/repository" $terms >>"$rows" ||
	say 'screens: not measured'

table
echo
echo 'bytes to the terminal, 80x24'
awk -F '\t' '$1 == "BYTES" {
	printf "%-20s %8s", $2, $3
	for (i = 4; i <= NF; i++)
		printf " %14s", $i
	print ""
}' "$rows"
loads
