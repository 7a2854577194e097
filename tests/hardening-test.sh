#!/bin/sh
# hardening-test - both programs are built so that a slip is hard to exploit:
# position independent, all relocations read-only, no executable stack, stack
# protector, fortified libc calls.  TAP.
set -u
export LC_ALL=C.UTF-8

if [ "${DANCU_SANITIZE-no}" = yes ]; then
	echo '1..0 # SKIP a sanitized build is hardened differently'
	exit 0
fi

n=0
point() { # point RESULT TEXT
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
	fi
}

has() { # has WHAT PROGRAM READELF-FLAGS PATTERN
	readelf -W $3 "$2" 2>/dev/null | grep -qE "$4"
	point $? "${2##*/}: $1"
}

echo 1..14
for program in ${HARDENED_PROGRAMS-dancu dancu-central}; do
	has 'position independent' "$program" -h 'Type: +DYN'
	has 'PIE is said' "$program" -d 'FLAGS_1.*PIE'
	has 'relocations read-only' "$program" -l 'GNU_RELRO'
	has 'bound at start' "$program" -d 'BIND_NOW|FLAGS_1.*NOW'
	readelf -W -l "$program" 2>/dev/null | grep GNU_STACK | grep -qv 'RWE'
	point $? "${program##*/}: stack not executable"
	has 'stack protector' "$program" --dyn-syms '__stack_chk_fail'
	has 'fortified calls' "$program" --dyn-syms '__[a-z]+_chk(@|$| )'
done
