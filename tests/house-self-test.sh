#!/bin/sh
# house-self-test - shows house-test.sh a small clean house, and then the same
# house with one breach in every wall: each wall has to see its own.  TAP.
set -u
export LC_ALL=C

if [ "${DANCU_SANITIZE-no}" = yes ]; then
	echo '1..0 # SKIP the walls are the same in a sanitized build'
	exit 0
fi
here=$(cd "$(dirname "$0")" && pwd)
real=$(cd "${srcdir-.}" && pwd)
house=$(mktemp -d) || exit 1
trap 'rm -rf "$house"' EXIT
cc=${CC-cc}
n=0

new_house() {
	rm -rf "$house/src" "$house/built"
	mkdir -p "$house/built" "$house/src/tests"
	for floor in i18n forms client tui central; do
		mkdir -p "$house/src/$floor" "$house/built/$floor"
	done
	cp "$real/i18n/banned.h" "$house/src/i18n/"
	for module in i18n/text forms/world client/http tui/app central/centre_access; do
		name=${module##*/}
		printf 'int %s_do(void);\n' "$name" >"$house/src/$module.h"
		printf '#include "%s.h"\n#include "i18n/banned.h"\nint %s_do(void)\n{\n\treturn 1;\n}\n' \
			"$module" "$name" >"$house/src/$module.c"
	done
}

# begin FILE LINE: puts LINE first, so that banned.h stays last.
begin() {
	{ echo "$2"; cat "$house/src/$1"; } >"$house/new" && mv "$house/new" "$house/src/$1"
}

build_house() {
	for floor in i18n forms client tui central; do
		objects=
		for file in "$house/src/$floor"/*.c; do
			object=$house/built/$floor/$(basename "$file" .c).o
			$cc -w -c -I"$house/src" -o "$object" "$file" || exit 1
			objects="$objects $object"
		done
		ar cr "$house/built/lib$floor.a" $objects
	done
}

inspect() {
	build_house
	srcdir=$house/src HOUSE_BUILT=$house/built sh "$here/house-test.sh" >"$house/said" 2>&1
}

# sees WALL: the last inspection failed in WALL and in no other.
sees() {
	n=$((n + 1))
	if [ "$(grep -c '^not ok' "$house/said")" -eq 1 ] &&
		grep -q "^not ok $1 -" "$house/said"; then
		echo "ok $n - a breach of wall $1 is seen: $2"
	else
		echo "not ok $n - a breach of wall $1 is seen: $2"
		sed 's/^/# /' "$house/said"
	fi
}

echo 1..17

new_house
inspect
n=1
if ! grep -q '^not ok' "$house/said" && [ "$(grep -c '^ok' "$house/said")" -eq 15 ]; then
	echo 'ok 1 - a clean house passes'
else
	echo 'not ok 1 - a clean house passes'
	sed 's/^/# /' "$house/said"
fi

new_house
begin forms/world.c '#include "client/http.h"'
inspect
sees 1 'forms includes client'

new_house
printf 'int more(void);\n' >"$house/src/forms/more.h"
printf '#include "forms/more.h"\n#include "forms/world.h"\n#include "i18n/banned.h"\n' >"$house/src/forms/more.c"
begin forms/world.c '#include "forms/more.h"'
inspect
sees 2 'two modules include each other'

new_house
begin client/http.c 'int centre_access_do(void); int http_up(void) { return centre_access_do(); }'
inspect
sees 3 'client calls central'

new_house
mkdir -p "$house/src/curl"
echo '/* empty */' >"$house/src/curl/curl.h"
begin tui/app.c '#include <curl/curl.h>'
inspect
sees 4 'tui includes curl'

new_house
begin forms/world.c 'void cJSON_Delete(void *); void world_drop(void *p) { cJSON_Delete(p); }'
inspect
sees 5 'forms/world calls cJSON'

new_house
begin tui/app.c 'int counter = 7;'
inspect
sees 6 'a writable variable with a value'

new_house
begin forms/world.c 'static int hidden; int world_next(void) { return ++hidden; }'
inspect
sees 6 'a writable static variable'

new_house
begin forms/world.c 'long time(long *); long world_cheats(void) { return time(0); }'
inspect
sees 7 'forms reads the clock'

new_house
begin client/http.c 'int puts(const char *); void http_shouts(void) { puts("!"); }'
inspect
sees 7 'client prints'

new_house
echo '#include "i18n/text.h"' >>"$house/src/tui/app.c"
inspect
sees 8 'banned.h is not last'

new_house
echo '/* empty */' >"$house/src/i18n/banned.h"
inspect
sees 9 'banned.h bans nothing'

new_house
echo 'void f(void) { sleep(1); }' >"$house/src/tests/x-test.c"
inspect
sees 10 'a test sleeps'

new_house
awk 'BEGIN { for (i = 0; i < 460; i++) print "/* line */" }' >>"$house/src/tui/app.c"
inspect
sees 11 'a long file'

new_house
awk 'BEGIN { print "int tui_long(void)\n{"; for (i = 0; i < 110; i++) print "\t/* line */"; print "\treturn 1;\n}" }' \
	>>"$house/src/tui/app.c"
inspect
sees 12 'a long function'

new_house
echo 'int bare_name(void) { return 1; }' >>"$house/src/central/centre_access.c"
inspect
sees 14 'a public name of the centre without centre_'

new_house
begin central/centre_access.c 'const char *json_text_at(void *, const char *); const char *centre_access_name(void *j) { return json_text_at(j, "name"); }'
inspect
sees 15 'a raw string of a request'
