#!/bin/sh
# full - the whole terminal on a disk without room: tests/torture/full.play in a
# mount namespace of its own, where the state folder is a small tmpfs and the
# centre's, inside it, another.  Nothing outside of it is touched, and with a user
# namespace nobody needs to be root.  TAP; run in the build folder.
set -u
srcdir=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}

if [ "${1-}" = inside ]; then
	mount -t tmpfs -o size=48m,mode=700 full "$2" &&
		(umask 077 && mkdir -p "$2/dancu/practice/centre") &&
		mount -t tmpfs -o size=128m,mode=700 centre "$2/dancu/practice/centre" ||
		exit 77
	[ "${3-}" = try ] && exit 0
	DANCU_FULL=$2
	export DANCU_FULL
	exec sh "$srcdir/tests/plays.sh" ../torture/full
fi

disk=$(mktemp -d /tmp/dancu-full-XXXXXX) || exit 99
trap 'rmdir "$disk"' EXIT
trap 'exit 130' INT TERM HUP
for way in -m -rm; do
	unshare $way sh "$0" inside "$disk" try >/dev/null 2>&1 || continue
	unshare $way sh "$0" inside "$disk"
	exit
done
echo "1..0 # SKIP no mount namespace is to be had here"
echo "# not run: the whole terminal on a full disk (no mount namespace)"
