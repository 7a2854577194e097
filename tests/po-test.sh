#!/bin/sh
# po-test - every sentence that a person can see has its Vietnamese, in the
# form that the whole program uses (UTF-8, NFC).  TAP.
set -u
export LC_ALL=C.UTF-8
src=${srcdir-.}
po=$src/i18n/vi.po
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

point() { # point NUMBER TEXT; what is wrong comes on standard input
	if ! grep . >"$tmp/wrong"; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		head -n 20 "$tmp/wrong" | sed 's/^/# /'
	fi
}

echo 1..6

# Which files ask for a translation, and which does POTFILES.in name?
(cd "$src" && grep -lE '(^|[^A-Za-z0-9_])(_|N_|P_|NP_)\(' \
	i18n/*.c forms/*.c client/*.c tui/*.c central/*.c 2>/dev/null | sort) >"$tmp/asking"
grep -v '^#' "$src/i18n/POTFILES.in" | grep . | sort -u >"$tmp/named"
comm -23 "$tmp/asking" "$tmp/named" | point 1 'POTFILES.in names every file with a message'
while read -r file; do
	[ -f "$src/$file" ] || echo "$file"
done <"$tmp/named" | point 2 'every file in POTFILES.in exists'

msgfmt -c --check-accelerators='~' -o /dev/null "$po" 2>&1 | point 3 'msgfmt finds vi.po well formed'

# The template made anew, then each of its messages looked for in vi.po.
(cd "$src" && xgettext --keyword=_ --keyword=N_ --keyword=P_:1c,2 --keyword=NP_:1c,2 \
	--from-code=UTF-8 -o "$tmp/all.pot" $(cat "$tmp/asking")) 2>"$tmp/said" ||
	cp "$tmp/said" "$tmp/failed"
if [ -f "$tmp/all.pot" ]; then
	msgmerge -q --no-fuzzy-matching -o "$tmp/merged.po" "$po" "$tmp/all.pot" 2>"$tmp/said"
	msgattrib --no-obsolete --untranslated "$tmp/merged.po" 2>>"$tmp/said" |
		sed -n '/^msgid ""$/,$p' | grep -E '^(msgctxt|msgid) "..*"|^"..*"' | grep -v '\\n"$'
	[ ! -f "$tmp/failed" ] || cat "$tmp/failed"
fi | point 4 'every message has its Vietnamese'
msgattrib --only-fuzzy --no-obsolete "$po" 2>&1 | grep '^msgid' | point 5 'no translation is only a guess'

perl -MUnicode::Normalize -CSD -ne 'print "line $.: $_" if $_ ne NFC($_)' "$po" 2>&1 |
	point 6 'vi.po is in NFC'
