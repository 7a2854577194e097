#!/bin/sh
# All plays, one after the other, as TAP.  Run in the build folder; a name or
# two as arguments play only those: tests/plays.sh search person
#
# Plays that begin with `demo` find a practice state in $DANCU_PRACTICE_SEED.
# It is made here once, by tests/plays/practice-seed FOLDER, which leaves in
# FOLDER what XDG_STATE_HOME holds after a first `dancu demo`.
srcdir=${srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
plays=$srcdir/tests/plays
DANCU=$PWD/dancu DANCU_CENTRAL=$PWD/dancu-central DANCU_PLAYS=$plays
export DANCU DANCU_CENTRAL DANCU_PLAYS
# A play that crashes the program on purpose looks at the program's own end.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=0
export ASAN_OPTIONS

if [ $# -gt 0 ]; then
	list=
	for name; do list="$list $plays/$name.play"; done
else
	list=$(ls "$plays"/*.play 2>/dev/null)
fi
for program in gnome-keyring-daemon dbus-daemon; do
	command -v $program >/dev/null && continue
	echo "# not run: keyring.play ($program is missing)"
	list=$(printf '%s\n' $list | grep -v '/keyring.play$')
done
command -v sqlite3 >/dev/null || {
	echo "# not run: readback.play (sqlite3 is missing)"
	list=$(printf '%s\n' $list | grep -v '/readback.play$')
}
[ -n "$list" ] || { echo "1..0 # SKIP no plays"; exit 0; }

made=
if [ -z "${DANCU_PRACTICE_SEED:-}" ] && [ -x "$plays/practice-seed" ]; then
	made=$(mktemp -d /tmp/dancu-seed-XXXXXX) || exit 99
	trap 'rm -rf "$made"' EXIT
	trap 'exit 130' INT TERM HUP
	if "$plays/practice-seed" "$made" >&2; then
		DANCU_PRACTICE_SEED=$made
		export DANCU_PRACTICE_SEED
	else
		echo "Bail out! tests/plays/practice-seed failed"
		exit 1
	fi
fi
# shellcheck disable=SC2086 # a list of file names of our own, without blanks
tests/stage/play $list
