#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the orca command over labelled data and scores it against the bars of this project:
#
#   cidr          every row right
#   urls          no attack let through, at most 0.5 % of public rows refused
#   destinations  recall at least 92 %, rows with a wrong host at most 2 %,
#                 opaque rows flagged at least 97 %, clear rows called opaque at most 3 %
#   poisoning     poisoned tools flagged at least 92 %, benign ones at most 1 %
#   secrets       precision at least 99 %, recall 93 %, kinds that identify themselves 98.5 %, benign 0.7 findings per MB
#   pii           precision at least 97 %, recall of strong and medium 94 %, right kind 90 %, benign 5 findings per MB
#
# Usage: examples/cli/score.sh [FOLDER]
# FOLDER holds cidr.jsonl, ssrf-urls.jsonl and toolcalls.jsonl; by default ../shared/corpora/egress beside this
# repository. The tasks after it read ../mcp and ../detection beside FOLDER, if they are there. The scorer is
# tools/score.py two folders above FOLDER, or the file that SCORER names. Builds nothing: examples/cli/target/orca.jar
# must be there. Exit code 0 when every bar is met or there is no data, 1 when one is missed or a command fails.
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

# score TASK "COMMAND" FILE: runs a command and leaves the scorer's last line in $figures.
score() {
  figures='{}'
  if ! java -jar "$jar" $2 "$folder/$3" > "$out/$1.jsonl"; then
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
if [ -f "$folder/../mcp/tool-poisoning.jsonl" ]; then
  score poisoning "mcp scan-tools" ../mcp/tool-poisoning.jsonl
  bar poisoning "$figures" recall_pct '>=' 92
  bar poisoning "$figures" false_alarm_pct '<=' 1
  bar poisoning "$figures" absent '<=' 0
fi
# detect PLANE: the same for a plane of `orca detect`, together with the text in which nothing should be found.
detect() {
  data=$folder/../detection
  figures='{}'
  if java -jar "$jar" detect --plane "$1" "$data/$1.jsonl" > "$out/$1.jsonl" &&
    java -jar "$jar" detect --plane "$1" "$data/benign.jsonl" > "$out/$1-benign.jsonl" &&
    python3 "$scorer" "$1" "$data/$1.jsonl" "$out/$1.jsonl" "$data/benign.jsonl" "$out/$1-benign.jsonl" > "$out/$1.txt"; then
    cat "$out/$1.txt"
    # The figures of groups of samples stand beside the others.
    figures=$(tail -n 1 "$out/$1.txt" | python3 -c 'import json, sys; f = json.load(sys.stdin); print(json.dumps({**f["recall_by_group"], **f}))')
  else
    echo "FAIL  $1: orca detect or the scorer failed"
    failed=1
  fi
}

if [ -f "$folder/../detection/benign.jsonl" ]; then
  detect secrets
  bar secrets "$figures" precision '>=' 0.99
  bar secrets "$figures" recall '>=' 0.93
  bar secrets "$figures" self-identifying '>=' 98.5
  bar secrets "$figures" benign_findings_per_mb '<=' 0.7
  bar secrets "$figures" absent '<=' 0
  detect pii
  bar pii "$figures" precision '>=' 0.97
  bar pii "$figures" strong_medium_recall_pct '>=' 94
  bar pii "$figures" typed_pct '>=' 90
  bar pii "$figures" benign_findings_per_mb '<=' 5
  bar pii "$figures" absent '<=' 0
fi
exit $failed
