#!/bin/sh
# Fuzzes one harness and says in a line what came of it: fuzz.sh FUZZ CORPUS FOUND SECONDS HARNESS
# FOUND keeps, from one time to the next, inputs that took a new way through the program, and what it was not up to.
set -eu
fuzz=$1 corpus=$2 found=$3 seconds=$4 harness=$5
mkdir -p "$found/$harness"
[ -w /dev/shm ] && export TMPDIR=/dev/shm # files in memory: readers are tried, not disks
log=$found/$harness.log
code=0
"$fuzz" "$harness" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2500 -print_final_stats=1 \
  -artifact_prefix="$found/$harness-" "$found/$harness" "$corpus/$harness" >"$log" 2>&1 || code=$?
stat() { sed -n "s/^stat::$1: *//p" "$log"; }
printf '%-12s %9s executions, %s a second, %s new inputs\n' "$harness" "$(stat number_of_executed_units)" \
  "$(stat average_exec_per_sec)" "$(stat new_units_added)"
if [ "$code" -ne 0 ]; then
  grep -a -m 1 -A 8 -E '^a promise is not kept|what\(\):|runtime error|ERROR: ' "$log" | sed 's/^/  /' || tail -n 5 "$log"
  input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
  echo "  the input: $input; once more: $fuzz $harness $input"
  echo "  when it is mended, keep it in tests/fuzz/corpus/$harness"
  exit 1
fi
