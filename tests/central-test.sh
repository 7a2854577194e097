#!/bin/sh
# central-test - the commands of dancu-central as an administrator types them.
# TAP; waits for what it wants to see, at most PATIENCE tries.
set -u
central=${CENTRAL-./dancu-central}
tmp=$(mktemp -d) || exit 1
served=
trap '[ -z "$served" ] || kill "$served" 2>/dev/null; rm -rf "$tmp"' EXIT
db=$tmp/r.db
DANCU_LOCALEDIR=${DANCU_LOCALEDIR-$PWD/i18n/locale}
export DANCU_LOCALEDIR
n=0

check() { # check TEXT STATUS WANTED
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "# status $2, not $3"
		sed 's/^/# /' "$tmp/out" 2>/dev/null
	fi
}

run() { # run TEXT WANTED-STATUS COMMAND...
	text=$1 wanted=$2
	shift 2
	"$central" "$@" >"$tmp/out" 2>&1 </dev/null
	check "$text" $? "$wanted"
}

says() { # says TEXT PATTERN
	grep -q "$2" "$tmp/out"
	check "$1" $? 0
}

serve() { # serve ARGUMENTS...: until it says ready
	mkfifo "$tmp/said"
	"$central" serve --database "$db" --listen "unix:$tmp/s" "$@" >"$tmp/said" 2>"$tmp/err" 8>&- &
	served=$!
	read -r word <"$tmp/said"
	rm -f "$tmp/said"
	[ "$word" = ready ]
}

echo 1..50
run 'help' 0 --help
says 'help is in Vietnamese' 'dịch vụ trung tâm'
run 'no command is wrong use' 2
run 'an unknown command is wrong use' 2 dance
run 'an unknown option is wrong use' 2 audit --database "$db" --colour red
run 'a missing option is wrong use' 2 init practice --name x
run 'a world is real or practice' 2 init test --database "$db" --name x
run 'a database that is not there' 1 audit --database "$db"
run 'init' 0 init practice --database "$db" --name 'Trung tâm tập huấn' --cheap-passwords
[ "$(stat -c %a "$db")" = 600 ]
check 'the database is private' $? 0
run 'init never overwrites' 1 init practice --database "$db" --name x
run 'commune add' 0 commune add --database "$db" --code 99001 --name 'xã Tập Huấn' \
	--kind xa --province 'tỉnh Ví Dụ' --hamlet 'Bến Gỗ' --hamlet 'Gò Trám'
run 'commune add twice' 1 commune add --database "$db" --code 99001 --name 'xã Tập Huấn' \
	--kind xa --province 'tỉnh Ví Dụ' --hamlet 'Bến Gỗ'
echo 'mat khau dai' | "$central" officer add --database "$db" --login canbo1 \
	--name 'Nguyễn Văn Mẫu' --rank 'Đại úy' --role officer --commune 99001 >"$tmp/out" 2>&1
check 'officer add' $? 0
echo ngan | "$central" officer passwd --database "$db" --login canbo1 >"$tmp/out" 2>&1
check 'a short password is refused' $? 1
echo 'mat khau dai' | "$central" officer add --database "$db" --login pho --name 'Vi Văn Tư' \
	--rank 'Đại úy' --role deputy --commune 99001 --from 2026-01-01 --to 2026-12-31 \
	>"$tmp/out" 2>&1
check 'a deputy has his dates' $? 0
echo 'mat khau dai' | "$central" officer add --database "$db" --login pho2 --name 'Vi Văn Tư' \
	--rank 'Đại úy' --role deputy --commune 99001 --from 2026-12-31 --to 2026-01-01 \
	>"$tmp/out" 2>&1
check 'which do not run backwards' $? 1
run 'a password is never taken from the arguments' 2 officer passwd --database "$db" \
	--login canbo1 --password x
run 'people' 0 people --database "$db" --commune 99001 --count 50
says 'people tell how far they are' '^50 50$'
"$central" commune add --database "$db" --code 99005 --name x --kind xa --province x --hamlet x
run 'people with faults' 0 people --database "$db" --commune 99005 --count 400 --seed 9 \
	--faults "$tmp/faults"
grep -q '^bad-number' "$tmp/faults"
check 'the faults are listed' $? 0
run 'the list of faults is never written over' 1 people --database "$db" --commune 99001 \
	--faults "$tmp/faults"
{
	printf '\357\273\277STT;Họ và tên;Số CCCD\r\n'
	printf '1;Nguyễn Văn Không;099000000000\r\n2;"Lê;Thử";12\r\n'
} >"$tmp/list.csv"
run 'compare' 0 compare "$tmp/list.csv" --database "$db" --result "$tmp/result.tsv"
[ "$(stat -c %a "$tmp/result.tsv")$(wc -l <"$tmp/result.tsv")" = 6003 ]
check 'its result is private and has every line' $? 0
run 'which is never written over' 1 compare "$tmp/list.csv" --database "$db" \
	--result "$tmp/result.tsv"
run 'a character set that is none' 1 compare "$tmp/list.csv" --database "$db" \
	--result "$tmp/more.tsv" --charset klingon
printf 'no json' >"$tmp/bad.json"
run 'an import that is none' 1 import "$tmp/bad.json" --database "$db" --commune 99001
cat >"$tmp/message.json" <<'MESSAGE'
{"CongdanCollection":{"SoCongDan":"1","CongDan":[{"SoDinhDanh":"099150003789",
"HoVaTen":{"Ho":"Nguyễn","ChuDem":"Thị","Ten":"Mẫu"},"GioiTinh":"2",
"NgayThangNamSinh":{"Nam":"1950"}}]}}
MESSAGE
run 'an official message' 0 import "$tmp/message.json" --database "$db" --commune 99001
says 'one citizen came in' 'nhận: 1'
run 'the same message again' 0 import "$tmp/message.json" --database "$db" --commune 99001
says 'brings nobody twice' 'nhận: 0'
run 'one resident as XML' 0 export "$tmp/out.xml" --database "$db" --resident 099150003789
run 'which is an official message' 0 import "$tmp/out.xml" --database "$db" --commune 99001
says 'of somebody known' 'nhận: 0'
run 'a file that is there already' 1 export "$tmp/out.xml" --database "$db" --commune 99001
run 'the commune in the live dialect' 0 export "$tmp/out.json" --database "$db" \
	--commune 99001 --format json --dialect live
run 'neither commune nor resident' 2 export "$tmp/no.xml" --database "$db"
run 'a format that is none' 2 export "$tmp/no.xml" --database "$db" --commune 99001 --format csv
run 'a real centre' 0 init real --database "$tmp/real.db" --name x
"$central" commune add --database "$tmp/real.db" --code 99001 --name x --kind xa --province x \
	--hamlet x
run 'has no invented people' 1 people --database "$tmp/real.db" --commune 99001 --count 1
run 'no faults' 2 serve --database "$tmp/real.db" --listen "unix:$tmp/s" --faults busy=1
run 'and no port' 1 serve --database "$tmp/real.db" --listen 127.0.0.1:1
run 'faults that are none' 2 serve --database "$db" --listen "unix:$tmp/s" --faults rain
serve
check 'serve' $? 0
run 'a served database is left alone' 1 officer lock --database "$db" --login canbo1
says 'and says why' 'Dịch vụ đang chạy'
kill -TERM "$served"
wait "$served"
check 'SIGTERM ends it well' $? 0
# The last terminal lets go of the companion file, and the centre ends by itself.
exec 8>"$tmp/companion"
flock -s 8
serve --companion "$tmp/companion"
exec 8>&-
wait "$served"
check 'the last to leave ends it' $? 0
served=
run 'the trail is whole' 0 audit --database "$db"
