#!/bin/sh
# house-test - the walls of ARCHITECTURE.md, one TAP point each.  Reads the
# sources in $srcdir and what was built of them in the current folder;
# house-self-test.sh shows it a house with a breach in every wall.
set -u
export LC_ALL=C

src=${srcdir-.}
built=${HOUSE_BUILT-.}
floors='i18n forms client tui central'
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

wall() { # wall NUMBER TEXT; breaches come on standard input, no line means none
	if ! grep . >"$tmp/breaches"; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		head -n 30 "$tmp/breaches" | sed 's/^/# /'
	fi
}

below() { # the floors that a floor may see, itself included
	case $1 in
	i18n) echo i18n ;;
	forms) echo forms i18n ;;
	client) echo client forms i18n ;;
	tui) echo tui client forms i18n ;;
	central) echo central forms i18n ;;
	esac
}

sources() { # sources SUFFIX-PATTERN FOLDER...: paths as seen from $src
	pattern=$1
	shift
	(cd "$src" && for dir; do
		[ ! -d "$dir" ] || find "$dir" -name "$pattern" -type f
	done | grep -v '/locale/' | sort)
}

# Every include as "FILE INCLUDED", brackets and quotes kept off, once.
includes() {
	(cd "$src" && xargs -r awk '
		/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
			line = $0
			sub(/^[^<"]*[<"]/, "", line)
			sub(/[>"].*$/, "", line)
			print FILENAME, line
		}')
}

sources '*.[ch]' $floors >"$tmp/files"
includes <"$tmp/files" >"$tmp/includes"

echo 1..15

# 1 - includes go down only, and by their full names.
while read -r file included; do
	floor=${file%%/*}
	case $included in
	config.h) continue ;;
	i18n/* | forms/* | client/* | tui/* | central/*)
		case " $(below "$floor") " in
		*" ${included%%/*} "*) ;;
		*) echo "$file looks up to $included" ;;
		esac
		[ -f "$src/$included" ] || echo "$file names $included, which is not there"
		;;
	*)
		[ ! -f "$src/${file%/*}/$included" ] ||
			echo "$file says \"$included\" without its floor"
		;;
	esac
done <"$tmp/includes" | wall 1 'includes go down only'

# 2 - no loop among modules; NAME.c and NAME.h are one module.
awk '$2 ~ /^(i18n|forms|client|tui|central)\// {
	a = $1; b = $2
	sub(/\.[ch]$/, "", a)
	sub(/\.[ch]$/, "", b)
	if (a != b)
		print a, b
}' "$tmp/includes" | sort -u >"$tmp/pairs"
tsort "$tmp/pairs" 2>&1 >/dev/null | wall 2 'no loop among modules'

# 3 - what a floor's library wants is not found on a floor above.
for floor in $floors; do
	lib=$built/lib$floor.a
	[ -f "$lib" ] || continue
	nm -g --defined-only "$lib" 2>/dev/null | awk 'NF == 3 { print $3 }' |
		grep -vE '^(__asan|__ubsan|__odr|__sanitizer|__gcov|__start|__stop|DW\.ref)' |
		sort -u >"$tmp/has-$floor"
	nm -A -u "$lib" 2>/dev/null |
		awk '{ n = split($1, at, ":"); print $NF, at[n - 1] }' |
		sort -u >"$tmp/wants-$floor"
done
for floor in $floors; do
	[ -f "$tmp/wants-$floor" ] || continue
	allowed=" $(below "$floor") "
	for other in $floors; do
		case $allowed in *" $other "*) continue ;; esac
		[ -f "$tmp/has-$other" ] || continue
		join "$tmp/wants-$floor" "$tmp/has-$other" |
			sed "s|^\([^ ]*\) \(.*\)|$floor/\2 calls \1 of $other|"
	done
done | wall 3 'no library wants a name of a floor above'

# 4 - one includer for each outside library; none in a header, but the
# database's own drivers.
while read -r file included; do
	case $included in
	*cJSON.h) own='forms/json.c' ;;
	curl/*) own='client/http.c' ;;
	sqlite3.h) own='client/store.c client/store.h central/ledger_sqlite.c' ;;
	sodium.h | sodium/*) own='client/seal.c central/vault.c' ;;
	microhttpd.h) own='central/server.c' ;;
	*curses.h | ncursesw/* | ncurses/* | term.h | panel.h)
		own='tui/terminal.c tui/theme.c tui/paint.c' ;;
	libsecret/*) own='client/keyring.c' ;;
	libxml/*) own='central/xml.c' ;;
	libpq-fe.h) own='central/ledger_postgresql.c' ;;
	pthread.h)
		case $file in central/*) continue ;; *) own='central' ;; esac ;;
	*) continue ;;
	esac
	case " $own " in
	*" $file "*) ;;
	*) echo "$file includes $included; only $own may" ;;
	esac
done <"$tmp/includes" | wall 4 'one includer for each outside library'

# 5 - and nobody else calls it: a declaration by hand is found here.
for floor in $floors; do
	[ -f "$tmp/wants-$floor" ] || continue
	while read -r name object; do
		case $name in
		cJSON_*) own='forms/json' ;;
		curl_*) own='client/http' ;;
		sqlite3_*) own='client/store central/ledger_sqlite' ;;
		sodium_* | crypto_* | randombytes*) own='client/seal central/vault' ;;
		MHD_*) own='central/server' ;;
		xmlTextReader* | xmlTextWriter* | xmlNewTextWriter* | xmlBuffer* | xmlReader*) own='central/xml' ;;
		newterm | initscr | endwin | wrefresh | doupdate | waddn*str | wadd_wch | getch | wgetch)
			own='tui/terminal tui/theme tui/paint' ;;
		*) continue ;;
		esac
		module=${object##*-}
		module=$floor/${module%.o}
		case " $own " in
		*" $module "*) ;;
		*) echo "$module calls $name" ;;
		esac
	done <"$tmp/wants-$floor"
done | wall 5 'nobody calls an outside library around its one file'

# 6 - no writable data but the signal flag and what is in the curses files.
# A flag is what is declared volatile sig_atomic_t; `q.N` is GLib's own quark.
text='no writable data'
if [ "${DANCU_SANITIZE-no}" = yes ]; then
	echo "ok 6 - $text # SKIP a sanitizer brings data of its own"
else
	flags=$(cd "$src" && grep -hoE 'volatile sig_atomic_t +[a-z_]+' $(cat "$tmp/files") /dev/null |
		awk '{ printf "|%s", $NF }')
	for floor in $floors; do
		for object in "$built/lib$floor.a" "$built/$floor"/main.o "$built/$floor"/*-main.o; do
			[ -f "$object" ] || continue
			objdump -t "$object" 2>/dev/null | awk -v floor="$floor" -v flags="^(q\\.[0-9]+$flags)$" '
				/file format/ { object = $1; sub(/:$/, "", object); sub(/^.*-/, "", object) }
				/(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ && !/\.data\.rel\.ro/ {
					name = $NF
					if ($0 ~ / d  ?\.[a-z]/ || name ~ /^\./ || name ~ flags)
						next
					if (floor == "tui" && object ~ /^(terminal|theme|paint)\.o$/)
						next
					print floor "/" object ": " name
				}'
		done
	done | wall 6 "$text"
fi

# 7 - nothing below a main.c ends the program, prints, or asks for time or chance.
# One thing may: what GLib itself does, g_error("out of memory"), where an
# outside library comes back without any.
cat >"$tmp/forbidden" <<'NAMES'
_Exit
__assert_fail
__printf_chk
__vprintf_chk
_exit
abort
arc4random
arc4random_buf
arc4random_uniform
clock
clock_gettime
drand48
err
errx
exit
g_assertion_message
g_assertion_message_expr
g_date_time_new_now
g_date_time_new_now_local
g_date_time_new_now_utc
g_get_current_time
g_get_monotonic_time
g_get_real_time
g_log
g_print
g_printerr
g_rand_new
g_random_double
g_random_int
g_random_int_range
g_uuid_string_random
getentropy
getrandom
gettimeofday
lrand48
perror
printf
putchar
puts
quick_exit
rand
rand_r
random
randombytes
randombytes_buf
randombytes_random
randombytes_uniform
srand
stderr
stdout
time
timespec_get
vprintf
warn
warnx
NAMES
for floor in $floors; do
	[ -f "$tmp/wants-$floor" ] || continue
	join "$tmp/wants-$floor" "$tmp/forbidden" |
		sed "s|^\([^ ]*\) \(.*\)|$floor/\2 uses \1|"
done | grep -vE '^[a-z0-9]+/([a-z0-9_]*-)?main\.o ' | while read -r object uses name; do
	module=${object##*-}
	file=${object%%/*}/${module%.o}.c
	if [ "$name" = g_log ] && ! grep -E 'g_(log|error|warning|message|critical|debug|info) *\(' \
		"$src/$file" | grep -qv 'g_error("out of memory")'; then
		continue
	fi
	echo "$object $uses $name"
done | wall 7 'time, chance, output and the end belong to main'

# 8 - banned.h stands last among the includes of every .c file ...
sources '*.c' $floors | while read -r file; do
	last=$(awk -v f="$file" '$1 == f { last = $2 } END { print last }' "$tmp/includes")
	[ "$last" = i18n/banned.h ] || echo "$file ends its includes with ${last:-nothing}"
done | wall 8 'banned.h is the last include of every file'

# 9 - ... and does refuse.
for call in strcpy strcat sprintf gets strtok atoi toupper; do
	printf '#include "i18n/banned.h"\nint f(void);\nint f(void) { return %s(0); }\n' "$call" >"$tmp/call.c"
	if ${CC-cc} -I"$src" -fsyntax-only -w "$tmp/call.c" 2>/dev/null; then
		echo "$call compiles"
	fi
done | wall 9 'banned calls do not compile'

# 10 - a test waits for what it wants to see, never for the clock.
(cd "$src" && find tests -name '*.[ch]' -o -name '*.sh' | grep -v house- |
	xargs -r grep -nE '(^|[^A-Za-z0-9_])((u|nano|clock_nano|g_u)?sleep *\(|sleep +[0-9.]|poll *\(NULL|select *\(0, *NULL)') |
	wall 10 'no sleep in a test'

# 11, 12 - the bar: no long file, no long function.
sources '*.c' $floors tests >"$tmp/c-files"
(cd "$src" && xargs -r wc -l <"$tmp/c-files") |
	awk '$2 != "total" && $1 > 450 { print $2 " has " $1 " lines, 450 is the bar" }' |
	wall 11 'no .c file above 450 lines'
(cd "$src" && xargs -r awk '
	FNR == 1 { name = ""; start = 0 }
	/^[A-Za-z_].*\(/ && !/;[ \t]*$/ && !/^(struct|static|enum|const)?[^(]*=/ { name = $0; start = FNR }
	/^\{/ && start { open = start }
	/^\}/ {
		if (open && FNR - open + 1 > 100)
			print FILENAME ":" open ": " FNR - open + 1 " lines: " name
		open = start = 0
	}' <"$tmp/c-files") | wall 12 'no function above 100 lines'

# 13 - nothing is left for later in a comment.
words='TO''DO|FIX''ME|X''XX|HA''CK'
(cd "$src" && cat "$tmp/files" "$tmp/c-files" | sort -u |
	xargs -r grep -nE "(^|[^A-Za-z0-9_])($words)([^A-Za-z0-9_]|$)") |
	wall 13 'nothing is left for later'

# 14 - the centre's public names cannot be taken for the terminal's.
if [ -f "$tmp/has-central" ]; then
	grep -v '^centre_' "$tmp/has-central"
fi | wall 14 "the centre's public names begin with centre_"

# 15 - a string of a request is read as text by json_admit(), which is the text
# door; raw only where it is a word of a list, a path of fields, or our own.
# (What the centre answers went through json_show() before the terminal reads it.)
raw='residents residents_store request_read reveal search sessions undo source xml'
raw=$(echo "$raw" | tr '\n ' '||')
(cd "$src" && grep -E '^central/.*\.c$' "$tmp/files" | grep -vE "/($raw)\.c$" |
	xargs -r grep -nE '(^|[^a-z_])json_text(_at)?\(' /dev/null |
	sed 's/$/: json_admit() is the door/') |
	wall 15 'text of requests comes in through the door'
