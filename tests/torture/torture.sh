#!/bin/sh
# torture - the whole battery, with its figures; `make check` runs a short form
# of each.  Ends with the number of parts that failed.
#
#   make torture            all of it, about half an hour on two cores
#   SEEDS=100 CUTS=100 make torture
set -u
seeds=${SEEDS-10000} cuts=${CUTS-5000} letters=${LETTERS-3000}
failed=0

part() { # part TEXT COMMAND...
	echo "== $1"
	shift
	"$@" || failed=$((failed + 1))
}

part 'the simulator' tests/torture/sim 1 "$seeds"
part 'the power goes' tests/torture/power "$cuts"
part 'kill -9' tests/torture/kill "$letters"
part 'hostile centres' tests/torture/hostile all
part 'the disk fails' tests/torture/inject 1
part 'the disk is full' sh "${0%/*}/full.sh"
part 'the clock is set' env CMOCKA_MESSAGE_OUTPUT=TAP tests/torture/clock
part 'two officers, one record' tests/torture/rivals 100
part 'memory runs out' tests/torture/nomem 1
part 'memory runs out in the whole' tests/torture/whole 25
echo "parts that failed: $failed"
[ "$failed" -eq 0 ]
