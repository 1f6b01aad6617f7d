#!/bin/sh
# All questions, mistakes and attacks of the course kit, of which ./run test takes a part.  The three run side by side,
# since each often waits or has work for one processor; what they say comes one after another.
# usage: all.sh WORK_FOLDER
set -eu
tests=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
course=$tests/../../examples/course
said=$(mktemp -d)

python3 "$tests/released_test.py" "$course" --all >"$said/released" 2>&1 & released=$!
python3 "$tests/questions_test.py" "$course" "$1" --all >"$said/questions" 2>&1 & questions=$!
python3 "$tests/hostile_test.py" "$course" "$1" >"$said/hostile" 2>&1 & hostile=$!
trap 'kill $released $questions $hostile 2>/dev/null || :; rm -rf "$said"' EXIT

code=0
wait "$released" || code=1
cat "$said/released"
wait "$questions" || code=1
cat "$said/questions"
wait "$hostile" || code=1
cat "$said/hostile"
trap 'rm -rf "$said"' EXIT
exit "$code"
