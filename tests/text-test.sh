#!/bin/sh
# text-test - `dancu text` as a script uses it.  TAP; no home, no terminal.
set -u
dancu=${DANCU-$PWD/dancu}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=0

point() { # point TEXT: the last command's status is 0
	if [ $? -eq 0 ]; then
		n=$((n + 1))
		echo "ok $n - $1"
	else
		n=$((n + 1))
		echo "not ok $n - $1"
		head -c 400 "$tmp/out" | head -n 5 | sed 's/^/# out: /'
		head -c 400 "$tmp/err" | head -n 5 | sed 's/^/# err: /'
	fi
}

# gives TEXT STATUS INPUT OUTPUT ARGUMENT...: INPUT and OUTPUT as for printf %b
gives() {
	text=$1 status=$2 input=$3 wanted=$4
	shift 4
	printf '%b' "$input" |
		env -i LC_ALL=C LANGUAGE=en "$dancu" text "$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$status" ] && printf '%b' "$wanted" | cmp -s - "$tmp/out" &&
		{ [ "$status" -ne 0 ] || [ ! -s "$tmp/err" ]; }
	point "$text"
}

says() { # says TEXT PATTERN: on standard error, of the last one
	grep -qE -e "$2" "$tmp/err"
	point "$1"
}

# ---- type
gives 'Telex' 0 'nguyeenx vawn a\n' 'nguyễn văn a\n' type telex
gives 'w alone' 0 'w [\n' 'ư [\n' type telex
gives 'VNI' 0 'nguye6n4 va8n Ma6u4\n' 'nguyễn văn Mẫu\n' type vni
gives 'VIQR' 0 'nguye^~n va(n ddo^`ng\n' 'nguyễn văn đồng\n' type viqr
gives 'the old style' 0 'hoaf\n' 'hòa\n' type telex
gives 'the new style' 0 'hoaf\n' 'hoà\n' type telex --new-style
gives 'the option may come first' 0 'hoaf\n' 'hoà\n' type --new-style telex
gives 'the end of a line ends its word' 0 'tieesng\nvieetj\n' 'tiếng\nviệt\n' type telex
gives 'a last line without its end' 0 'a\ntieesng' 'a\ntiếng' type telex
gives 'CR LF stays' 0 'tieesng\r\nvieetj\r\n' 'tiếng\r\nviệt\r\n' type telex
gives 'empty lines stay' 0 '\n\na\n' '\n\na\n' type telex
gives 'nothing at all' 0 '' '' type telex
gives 'outside letters stay' 0 'Bến Gỗ aas\n' 'Bến Gỗ ấ\n' type telex
gives 'Backspace takes a letter' 0 'tieesng\0177\0010\0177s\n' 'tí\n' type telex
gives 'Backspace in an empty line' 0 '\0177\0177as\n' 'á\n' type telex
gives 'Backspace takes an outside letter' 0 'Gỗ\0177oox\n' 'Gỗ\n' type telex
gives 'bad bytes give an empty line' 1 'as\na\0377b\nes\n' 'á\n\né\n' type telex
says 'and are said with their place' '^2:2: '
gives 'NUL is said' 1 'ăb\0000c\n' '\n' type telex
says 'with its place too' '^1:3: '
gives 'an unknown method' 2 'as\n' '' type tcvn
gives 'no method' 2 'as\n' '' type
gives 'two methods' 2 'as\n' '' type telex vni
gives 'an unknown option' 2 'as\n' '' type telex --old-style

# ---- fold
gives 'fold: canonical' 0 'NGUYỄN Thị  Hòa\n' 'nguyễn thị hoà\n' fold
gives 'fold: tone' 0 'Nguyễn Thị Đỏ\n' 'nguyên thi đo\n' fold tone
gives 'fold: ascii' 0 "H'Hen Niê, Nguyễn Thị Đỏ\n" 'hhen nie nguyen thi do\n' fold ascii
gives 'fold: pieces are composed' 0 'Nguye\0314\0202\0314\0203n\n' 'nguyễn\n' fold
gives 'fold: an unknown way' 2 'a\n' '' fold soundex

# ---- sort
gives 'sort: letters, then tones' 0 'ăn\nanh\nán\nAn\nan\nđa\nda\nẩn\nân\nạn\n' \
	'an\nAn\nán\nạn\nanh\năn\nân\nẩn\nda\nđa\n' sort
gives 'sort: the last line gets an end' 0 'b\na' 'a\nb\n' sort
gives 'sort: by given name' 0 'Trần Văn An\nLê Thị Bình\nLê Văn An\nNguyễn Thị An\n' \
	'Lê Văn An\nNguyễn Thị An\nTrần Văn An\nLê Thị Bình\n' sort --names
gives 'sort: by family name' 0 'Trần Văn An\nLê Thị Bình\nLê Văn An\nĐỗ An\n' \
	'Đỗ An\nLê Thị Bình\nLê Văn An\nTrần Văn An\n' sort --family-first
gives 'sort: one order only' 2 'a\n' '' sort --names --family-first
gives 'sort: no line is lost' 1 '\0377\nb\na\n' 'a\nb\n\0377\n' sort
says 'sort: the bad one is said' '^1:1: '
gives 'sort: CR LF' 0 'b\r\na\r\n' 'a\r\nb\r\n' sort
gives 'sort: hòa and hoà in one order' 0 'hòa\nhoà\nhòa\n' 'hoà\nhòa\nhòa\n' sort
gives 'sort: ... however they come' 0 'hoà\nhòa\nhòa\n' 'hoà\nhòa\nhòa\n' sort
gives 'sort: numbers by value' 0 'Thôn 10\nThôn 2\n' 'Thôn 2\nThôn 10\n' sort

# ---- check
gives 'check: nothing to say' 0 'Nguyễn Văn Mẫu, thôn 2\nTrần Thị B.\n' '' check
gives 'check: what is none' 1 'Lê Văn\nNguỹên Văn Trưong\n' '2:1: Nguỹên\n2:12: Trưong\n' check
gives 'check: columns are letters' 1 'ở  x\0314\0201 qúy\n' '1:6: qúy\n' check
gives "check: names of the peoples" 0 "Y Bhŏ Niê\nH'Hen Niê\nK’Brôih\nKsor Phước\n" '' check
gives 'check: by their build' 0 'Ama Niê\nKpă Thuyên\nY Nuôl\nĐinh Krêl\nRah Lan Păh\n' '' check
gives 'check: by one letter' 0 'Nguỹên Bơ\0314\0206\nNguỹên Siŭ\n' '' check
gives 'check: twice in a line' 1 'Nguỹên Văn Xyzt\n' '1:1: Nguỹên\n1:12: Xyzt\n' check
gives 'check: the first tells' 1 'Trưong Ksor\n' '1:1: Trưong\n1:8: Ksor\n' check
gives 'check: slips are no names' 1 'bìê\nGnuyễn Y tê\nTthị\nViêt\nY tê nguỹên\n' \
	'1:1: bìê\n2:1: Gnuyễn\n3:1: Tthị\n4:1: Viêt\n5:6: nguỹên\n' check
gives 'check: bad bytes' 1 'Lê\na\0300b\n' '' check
says 'check: bad bytes are said' '^2:2: '

# ---- clean
gives 'clean: mended' 0 ' Le\0314\0202  Vă\0302\0240n ' 'Lê Vă n' clean
gives 'clean: refused' 1 'Lê\nNguy\0342\0200\0256ễn\nMẫu\n' 'Lê\n\nMẫu\n' clean
says 'clean: the character and its place' '^2:5: .*U\+202E'
gives 'clean: CR within' 1 'a\rb\n' '\n' clean

# ---- diff
gives 'diff: what differs' 0 'Bến Gỗ\tBến Gổ\nLê\tLê\n' 'Bến G[-ỗ-]{+ổ+}\nLê\n' diff
gives 'diff: no tab' 1 'Bến\n' '\n' diff
says 'diff: where it is missing' '^1:4: '
gives 'diff: two tabs' 1 'a\tb\tc\n' '\n' diff
says 'diff: where it is too much' '^1:4: '

# ---- from, to, detect
gives 'from TCVN3' 0 'Ti\0325ng Vi\0326t\n\n' 'Tiếng Việt\n\n' from tcvn3
gives 'to TCVN3' 0 'Tiếng Việt\r\n' 'Ti\0325ng Vi\0326t\r\n' to tcvn3
gives 'from VNI' 0 'Vie\0344t Nam\n' 'Việt Nam\n' from vni
gives 'mojibake' 0 'TiÕng ViÖt' 'Tiếng Việt' from mojibake
gives 'from VIQR' 0 'Nguye^~n\n' 'Nguyễn\n' from viqr
gives 'to names what has no place' 1 'Lê\nNGUYỄN Ớ\nMẫu\n' 'L\0252\n\nM\0311u\n' to tcvn3
says 'to: each letter of the line' '^2:5: .*Ễ.*Ớ'
gives 'an unknown charset' 2 'a\n' '' from klingon
gives 'no charset' 2 'a\n' '' to
for charset in tcvn3 tcvn5712 vni viscii cp1258 vps viqr mojibake; do
	echo 'Nguyễn Thị Thủy, thôn Bến Gỗ; Đặng Quốc Vượng' >"$tmp/in"
	"$dancu" text to $charset <"$tmp/in" | "$dancu" text from $charset | cmp -s - "$tmp/in"
	point "there and back: $charset"
done
yes 'Nguyễn Thị Thủy, thôn Bến Gỗ, Đặng Quốc Vượng' | head -n 100 | "$dancu" text to vni |
	"$dancu" text detect >"$tmp/out" 2>"$tmp/err"
[ "$(wc -l <"$tmp/out")" -eq 1 ] && grep -qE '^vni (100|[5-9][0-9])$' "$tmp/out"
point 'detect: VNI'
gives 'detect: nothing' 0 '' 'utf-8 100\n' detect
yes 'plain ascii text' | head -n 100000 | { cat; echo 'Nguyễn Văn Mẫu' | "$dancu" text to tcvn3; } |
	"$dancu" text detect >"$tmp/out" 2>"$tmp/err"
grep -q '^tcvn3 ' "$tmp/out"
point 'detect: what stands far behind'

# ---- use
gives 'no command' 2 '' ''
says 'says how it is used' '^Usage: dancu text type'
gives 'an unknown command' 2 '' '' frobnicate
printf '' | env -i LC_ALL=C "$dancu" text --help >"$tmp/out" 2>"$tmp/err" &&
	grep -q 'Cách dùng: dancu text' "$tmp/out"
point 'help, in Vietnamese unless asked otherwise'
printf '' | env -i LC_ALL=C "$dancu" --lang en text --help >"$tmp/out" 2>"$tmp/err" &&
	grep -q 'Usage: dancu text' "$tmp/out"
point '--lang en before it'
printf '\377\n' | env -i "$dancu" text fold >"$tmp/out" 2>"$tmp/err"
[ $? -eq 1 ] && grep -q '^1:1: .*0xFF' "$tmp/err"
point 'no environment at all'

# ---- pipes, disks, long lines
yes 'tieesng vieetj' | head -n 200000 |
	{ "$dancu" text type telex 2>"$tmp/err"; echo $? >"$tmp/status"; } | head -n 1 >"$tmp/out"
[ "$(cat "$tmp/out" "$tmp/status")" = "tiếng việt
1" ] && grep -q '^dancu: ' "$tmp/err"
point 'a reader that goes away is said'
if [ -w /dev/full ]; then
	echo as | "$dancu" text type telex >/dev/full 2>"$tmp/err"
	[ $? -eq 1 ] && grep -q '^dancu: ' "$tmp/err"
	point 'a full disk is said'
fi
"$dancu" text fold <"$tmp" >"$tmp/out" 2>"$tmp/err"
[ $? -eq 1 ] && grep -q '^dancu: ' "$tmp/err"
point 'a folder is no input'
"$dancu" text fold <&- >"$tmp/out" 2>"$tmp/err"
[ $? -eq 1 ]
point 'no input at all is said'
head -c 4000000 /dev/zero | tr '\0' b >"$tmp/long"
for job in 'type telex' fold sort check clean; do
	"$dancu" text $job <"$tmp/long" >"$tmp/out" 2>"$tmp/err"
	case $job:$? in check:1 | [!c]*:0 | clean:0) true ;; *) false ;; esac &&
		[ "$(wc -c <"$tmp/out")" -ge 4000000 ]
	point "a line of 4 MB: $job"
done
{ head -c 17000000 /dev/zero | tr '\0' a; printf '\nas\n'; } >"$tmp/long"
"$dancu" text type telex <"$tmp/long" >"$tmp/out" 2>"$tmp/err"
[ $? -eq 1 ] && [ "$(cat "$tmp/out")" = "
á" ] && grep -q '^1:1: ' "$tmp/err"
point 'a line that is too long is said'
yes 'Nguyeenx Vawn Maaux' | head -n 300000 >"$tmp/many"
limit=120000
[ "${DANCU_SANITIZE-no}" = no ] || limit=unlimited
(ulimit -v $limit && "$dancu" text type telex <"$tmp/many" >"$tmp/out" 2>"$tmp/err") &&
	[ "$(sort -u "$tmp/out")" = 'Nguyễn Văn Mẫu' ] && [ "$(wc -l <"$tmp/out")" -eq 300000 ]
point 'many lines, flat memory'

echo "1..$n"
