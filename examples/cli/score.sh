#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the orca command over labelled egress data and scores it against the bars of this project:
#
#   cidr          every row right
#   urls          no attack let through, at most 0.5 % of public rows refused
#   destinations  recall at least 92 %, rows with a wrong host at most 2 %,
#                 opaque rows flagged at least 97 %, clear rows called opaque at most 3 %
#
# Usage: examples/cli/score.sh [FOLDER]
# FOLDER holds cidr.jsonl, ssrf-urls.jsonl and toolcalls.jsonl; by default ../shared/corpora/egress beside this
# repository. The scorer is tools/score.py two folders above FOLDER, or the file that SCORER names. Builds nothing:
# examples/cli/target/orca.jar must be there. Exit code 0 when every bar is met or there is no data, 1 when one is
# missed or a command fails.
set -u
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../../../shared/corpora/egress}
jar=$here/target/orca.jar

if [ ! -d "$folder" ]; then
  echo "score.sh: no labelled data at $folder; nothing is scored"
  exit 0
fi
scorer=${SCORER:-$folder/../../tools/score.py}
if [ ! -f "$scorer" ]; then
  echo "score.sh: no scorer at $scorer; nothing is scored"
  exit 0
fi
if [ ! -f "$jar" ]; then
  echo "score.sh: $jar is missing; build it first: mvn -q -pl examples/cli -am -Dmaven.test.skip=true package" >&2
  exit 1
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0

# bar NAME FIGURES KEY OPERATOR LIMIT: compares one figure of the scorer's JSON line with a bar.
bar() {
  if python3 - "$2" "$3" "$4" "$5" <<'PY'
import json, operator, sys
figures, key, op, limit = json.loads(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])
value = figures.get(key)
ok = value is not None and {"<=": operator.le, ">=": operator.ge}[op](value, limit)
sys.exit(0 if ok else 1)
PY
  then echo "PASS  $1: $3 $4 $5"; else echo "FAIL  $1: $3 $4 $5"; failed=1; fi
}

# score TASK COMMAND FILE: runs a command and leaves the scorer's last line in $figures.
score() {
  figures='{}'
  if ! java -jar "$jar" "$2" "$folder/$3" > "$out/$1.jsonl"; then
    echo "FAIL  $1: orca $2 failed"
    failed=1
  fi
  if python3 "$scorer" "$1" "$folder/$3" "$out/$1.jsonl" > "$out/$1.txt"; then
    cat "$out/$1.txt"
    figures=$(tail -n 1 "$out/$1.txt")
  else
    echo "FAIL  $1: the scorer failed"
    failed=1
  fi
}

score cidr cidr cidr.jsonl
bar cidr "$figures" wrong '<=' 0
score urls classify ssrf-urls.jsonl
bar urls "$figures" miss_pct '<=' 0
bar urls "$figures" false_block_pct '<=' 0.5
bar urls "$figures" absent '<=' 0
score destinations destinations toolcalls.jsonl
bar destinations "$figures" recall_pct '>=' 92
bar destinations "$figures" wrong_rows_pct '<=' 2
bar destinations "$figures" opaque_pct '>=' 97
bar destinations "$figures" false_opaque_pct '<=' 3
exit $failed
