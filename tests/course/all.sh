#!/bin/sh
# All questions, mistakes and attacks of the course kit, of which ./run test takes a part.
# usage: all.sh WORK_FOLDER
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
python3 "$root/tests/course/released_test.py" "$root/examples/course" --all
python3 "$root/tests/course/questions_test.py" "$root/examples/course" "$1" --all
python3 "$root/tests/course/hostile_test.py" "$root/examples/course" "$1"
