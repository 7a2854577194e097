#!/bin/sh
# architecture-test - ARCHITECTURE.md says what the house is: every .c file of a
# floor stands in its list, and every file, folder and test it names is there.  TAP.
set -u
export LC_ALL=C
src=${srcdir-.}
page=$src/ARCHITECTURE.md
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

point() { # point NUMBER TEXT; what is wrong comes on standard input
	if ! grep . >"$tmp/wrong"; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		head -n 30 "$tmp/wrong" | sed 's/^/# /'
	fi
}

# Lines "- `name.c` words" under a heading "### floor/".
awk '/^##/ { floor = $1 == "###" && $2 ~ /\/$/ ? $2 : "" }
	floor != "" && /^- `[a-z0-9_]+\.c` [^ ]/ { gsub(/`/, "", $2); print floor $2 }' "$page" |
	sort >"$tmp/named"
(cd "$src" && ls i18n/*.c forms/*.c client/*.c tui/*.c central/*.c) | sort >"$tmp/there"

echo 1..4
comm -13 "$tmp/named" "$tmp/there" | sed 's/$/ is not named/' | point 1 'every .c file has its line'
comm -23 "$tmp/named" "$tmp/there" | sed 's/$/ is not there/' | point 2 'every line has its file'
uniq -d "$tmp/named" | point 3 'no file is named twice'
# Paths in back quotes anywhere in the papers.
for paper in README.md ARCHITECTURE.md CONTRIBUTING.md; do
	grep -oE '`(i18n|forms|client|tui|central|tests|man)/[A-Za-z0-9_./-]+`' "$src/$paper" |
		tr -d "\140" | grep -v NAME | sort -u | while read -r path; do
		[ -e "$src/$path" ] || [ -e "$src/$path.c" ] || [ -e "$src/$path.h" ] ||
			echo "$paper names $path, which is not there"
	done
done | point 4 'every path in the papers is there'
