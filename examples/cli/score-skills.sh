#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs `orca skills scan --each` over labelled samples and scores it against the bars of this project:
#
#   malicious     at high or above: 48 % of all, 60 % of the core tiers; at medium or above: 65 %; wild at high: 95 %
#   benign        at high or above: 3 %; at medium or above: 8 %; critical: none; not in mode allow: 8 %
#   time          median 5 ms, 95 % within 60 ms, none above 500 ms
#
# Usage: examples/cli/score-skills.sh [FOLDER]
# FOLDER holds skills.jsonl and labels.jsonl; by default ../shared/corpora/skills beside this repository. The samples are
# unpacked into a temporary folder, read, and never run. Builds nothing: examples/cli/target/orca.jar must be there. Exit
# code 0 when every bar of findings is met or there is no data, 1 when one is missed or a command fails; times are shown
# only, since they say as much about the machine.
set -u
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../../../shared/corpora/skills}
tools=${TOOLS:-$folder/../../tools}
jar=$here/target/orca.jar

for need in "$folder/labels.jsonl" "$tools/score.py" "$tools/unpack_skills.py"; do
  if [ ! -f "$need" ]; then
    echo "score-skills.sh: $need is missing; nothing is scored"
    exit 0
  fi
done
if [ ! -f "$jar" ]; then
  echo "score-skills.sh: $jar is missing; build it first: mvn -q -pl examples/cli -am -Dmaven.test.skip=true package" >&2
  exit 1
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
python3 "$tools/unpack_skills.py" "$folder/skills.jsonl" "$out/items" || exit 1
java -jar "$jar" skills scan --each "$out/items" > "$out/out.jsonl" || exit 1
python3 "$tools/score.py" skills "$folder/labels.jsonl" "$out/out.jsonl" > "$out/score.txt" || exit 1
cat "$out/score.txt"
python3 - "$folder/labels.jsonl" "$out/out.jsonl" "$(tail -n 1 "$out/score.txt")" <<'PY'
import collections, json, sys

bands = ["low", "medium", "high", "critical"]
got = {}
for line in open(sys.argv[2], encoding="utf-8"):
    row = json.loads(line)
    got[row["id"]] = row
per = collections.defaultdict(lambda: [0, 0, 0])
classes = collections.defaultdict(lambda: [0, 0, 0])
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    band = bands.index(got.get(row["id"], {"band": "low"})["band"])
    cells = [per[(row["label"], row["source"].split()[0])]]
    if row["label"] == "malicious":
        cells += [classes[name] for name in row["classes"]]
    for cell in cells:
        cell[0] += 1
        cell[1] += band >= 1
        cell[2] += band >= 2
print("malicious by class: items, at medium or above, at high or above")
for name, cell in sorted(classes.items(), key=lambda each: (-each[1][0], each[0])):
    print(f"  {name:<62} {cell[0]:>4} {cell[1]:>4} {cell[2]:>4}")
print("by source: items, at medium or above, at high or above")
for (label, source), cell in sorted(per.items()):
    print(f"  {label:<11} {source:<50} {cell[0]:>4} {cell[1]:>4} {cell[2]:>4}")
figures = json.loads(sys.argv[3])
bars = [("malicious, all, high+", ">=", 48), ("malicious, core tiers, high+", ">=", 60), ("malicious, all, medium+", ">=", 65),
        ("wild, high+", ">=", 95), ("benign at high+", "<=", 3), ("benign at medium+", "<=", 8), ("benign at critical", "<=", 0),
        ("hard negatives at high+", "<=", 8), ("benign not in mode allow", "<=", 8), ("median_ms", "<=", 5), ("p95_ms", "<=", 60),
        ("max_ms", "<=", 500), ("absent", "<=", 0)]
missed = 0
for name, op, limit in bars:
    value = figures.get(name)
    ok = value is not None and (value >= limit if op == ">=" else value <= limit)
    timed = name.endswith("_ms")
    missed += not ok and not timed
    print(f"{'PASS' if ok else 'SLOW' if timed else 'FAIL'}  {name}: {value} {op} {limit}")
sys.exit(1 if missed else 0)
PY
