#!/bin/sh
# keyring-test - a real gnome-keyring on a session bus of its own, and buses and
# services that are not well; tests/unit/keyring-test says what each answers.  TAP.
set -u
test=${KEYRING_TEST-$PWD/tests/unit/keyring-test}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS SECRET_BACKEND
export CMOCKA_MESSAGE_OUTPUT=TAP
# What GLib keeps for good is no leak of ours.
export ASAN_OPTIONS=detect_leaks=0

number=0
failed=0

# home NAME: a private one, with a private runtime folder; the same name, the same home.
home() {
	HOME=$tmp/$1 XDG_RUNTIME_DIR=$tmp/run-$number-$1
	mkdir -p "$HOME" "$XDG_RUNTIME_DIR" && chmod 700 "$HOME" "$XDG_RUNTIME_DIR"
	export HOME XDG_RUNTIME_DIR
	unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
}

# try TEXT COMMAND...: one line of TAP; each has ten seconds.  What libraries complain
# of is a failure, too: a call after the end of what it is about.
try() {
	text=$1
	shift
	number=$((number + 1))
	if timeout -k 1 10 "$@" >"$tmp/out" 2>&1 </dev/null && grep -q '^ok' "$tmp/out" &&
		! grep -q CRITICAL "$tmp/out"; then
		echo "ok $number - $text"
	else
		failed=1
		echo "not ok $number - $text"
		sed 's/^/# /' "$tmp/out"
	fi
}

unlock='printf %s ma-khoa-tep | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
for program in dbus-run-session dbus-daemon gnome-keyring-daemon; do
	command -v $program >/dev/null && continue
	echo "# not run: a keyring that is there ($program is missing)"
	unlock=
done

home none
try 'no bus' env -u XDG_RUNTIME_DIR "$test" nobus
try 'a bus that is not there' env DBUS_SESSION_BUS_ADDRESS="unix:path=$tmp/nobody" "$test" nowhere
try 'a bus that never speaks' "$test" hung "$tmp"
if [ -n "$unlock" ]; then
	home full
	try 'an unlocked keyring' dbus-run-session -- sh -c "$unlock && exec \"\$0\" unlocked" "$test"
	home full
	try 'a locked one' dbus-run-session -- "$test" locked
	home full
	try 'one unlocked with another password' dbus-run-session -- sh -c \
		"printf %s khac | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec \"\$0\" locked" "$test"
	home backend
	try 'SECRET_BACKEND changes nothing' dbus-run-session -- sh -c \
		"export SECRET_BACKEND=file SECRET_FILE_TEST_PASSWORD=x; $unlock && exec \"\$0\" unlocked" "$test"
	home bare
	try 'a service without a keyring' dbus-run-session -- "$test" bare
	home mute
	try 'a service that never answers' dbus-run-session -- "$test" mute
	home gone
	dbus-daemon --session --fork --print-address=3 --print-pid=4 3>"$tmp/address" 4>"$tmp/pid" 2>"$tmp/err"
	try 'a bus that ends in the middle' env DBUS_SESSION_BUS_ADDRESS="$(cat "$tmp/address")" \
		BUS_PID="$(cat "$tmp/pid")" "$test" gone
fi
echo "1..$number"
exit $failed
