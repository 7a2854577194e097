#!/bin/sh
# man-test - the manual pages, English and Vietnamese: they say all that the
# tables in the sources say, each page has its Vietnamese, and mandoc's lint sees
# no warning and no error.  TAP.
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
echo "1..$(($# + 4))"

point() { # point NUMBER TEXT; what is wrong comes on standard input
	wrong=$(cat)
	if [ -z "$wrong" ]; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		printf '%s\n' "$wrong" | sed 's/^/# /'
	fi
}

# lacks PAGE LINE...: which of the lines do not stand in it, in neither language
lacks() {
	page=$1
	shift
	for line; do
		for file in "$src/man/$page" "$src/man/vi/$page"; do
			grep -qE -e "$line" "$file" || echo "$file has no line like $line"
		done
	done
}

# X(ID, "name", function key, control letter, ...: the entry, and its first keys.
sed -nE "s/^\tX\([A-Z_]+, \"([a-z-]+)\", ([0-9]+), ('([A-Z])'|0),.*/\1 \2 \4/p" "$src/tui/actions.h" |
	while read -r name function control; do
		lacks dancu.1 "^\\.It Ic $name\$"
		for file in "$src/man/dancu.1" "$src/man/vi/dancu.1"; do
			text=$(sed -n "/^\\.It Ic $name\$/,/^\\.It\|^\\.El/p" "$file")
			case $function:$text in
			0:* | *"F$function "*) ;;
			*) echo "$file: $name does not say F$function" ;;
			esac
			case ${control:-none}:$text in
			none:* | *"Ctrl-$control "*) ;;
			*) echo "$file: $name does not say Ctrl-$control" ;;
			esac
		done
	done | point 1 'dancu(1) names every action and its key'

sed -nE 's/^\t\{ "([a-z_]+)", RULE_.*/\1/p' "$src/client/settings.c" | while read -r key; do
	lacks dancu.conf.5 "^\\.It Ic (.* )?$key( .*)?\$"
done | point 2 'dancu.conf(5) names every key'

lacks dancu-central.8 $(grep -oE '"--[a-z-]+"' "$src/central/options.c" | tr -d '"' |
	grep -vE -- '--(help|lang)' | sort -u | sed 's/^--/Fl.-/') |
	point 3 'dancu-central(8) names every option'

(cd "$src/man" && for page in *.[1-8]; do
	[ -f "vi/$page" ] || echo "$page has no Vietnamese"
	[ "$(grep -c '^\.It' "$page")" -eq "$(grep -c '^\.It' "vi/$page")" ] ||
		grep -q '^\.Bl -item -compact' "vi/$page" || echo "$page: entries differ"
done) | point 4 'every page has its Vietnamese'

n=4
for page in "$@"; do
	n=$((n + 1))
	# Cross references to our own pages cannot be found before installing; and
	# what is called NAME in English has another name in other languages.
	elsewhere='referenced manual not found|lower case character in document title|missing date|unknown manual section'
	case $page in "$src"/man/*/*)
		elsewhere="$elsewhere|first section is not \"NAME\"|description line outside NAME"
		;;
	esac
	mandoc -T lint -W warning "$page" 2>&1 | grep -vE "$elsewhere" |
		point $n "${page#"$src"/}"
done
