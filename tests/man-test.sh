#!/bin/sh
# man-test - the manual pages, English and Vietnamese, as mandoc's lint sees
# them: no warning and no error.  TAP.
set -u
export LC_ALL=C.UTF-8
src=${srcdir-.}

set -- "$src"/man/*.[1-8] "$src"/man/*/*.[1-8]
pages=
for page in "$@"; do
	[ -f "$page" ] && pages="$pages $page"
done
if [ -z "$pages" ]; then
	echo '1..0 # SKIP there are no manual pages yet'
	exit 0
fi
if ! command -v mandoc >/dev/null; then
	echo '1..0 # SKIP mandoc is not installed'
	exit 0
fi

set -- $pages
echo "1..$#"
n=0
for page in "$@"; do
	n=$((n + 1))
	# Cross references to our own pages cannot be found before installing.
	said=$(mandoc -T lint -W warning "$page" 2>&1 |
		grep -vE 'referenced manual not found|lower case character in document title|missing date|unknown manual section')
	if [ -z "$said" ]; then
		echo "ok $n - ${page#"$src"/}"
	else
		echo "not ok $n - ${page#"$src"/}"
		printf '%s\n' "$said" | sed 's/^/# /'
	fi
done
