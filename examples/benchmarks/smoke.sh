#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every benchmark for a moment, so that none rots. The figures mean nothing. Builds nothing: package first.
set -euo pipefail
cd "$(dirname "$0")"
jar=target/benchmarks.jar
[ -f "$jar" ] || { echo "no $jar; run: mvn -q package -DskipTests -pl examples/benchmarks -am" >&2; exit 1; }
quick=(-f 1 -wi 1 -i 1 -w 200ms -r 200ms -foe true -v SILENT -jvmArgs "-Xmx1g -XX:TieredStopAtLevel=1 -Xshare:auto")
run() {
  echo "$*"
  java -jar "$jar" "$@" "${quick[@]}"
}
run DecideBenchmark -p rules=10,1000 -p engine=orca,floorHash,refCandidates,loopString,loopRegex
run DecideBenchmark -p rules=100 -p engine=orca -p shape=NAMES,NO_REGEX -p traffic=ALLOW,DENY
run DecideThreadsBenchmark -p rules=100
run 'CompileBenchmark|ColdToolNameBenchmark' -p rules=1000
run ToolNameFloodBenchmark -p names=10000
run RawJsonBenchmark
run CidrBenchmark -p blocks=1000
run AddressParse
run UrlBenchmark -p chars=1024
run ExtractionBenchmark -p chars=2048
run WorkspaceBenchmark
run ScanBenchmark -p text=PROMPT -p engine=ORCA,KEYWORDS_ONLY,REF_ANCHORED,KEYWORDS_RE2J,KEYWORDS_JDK,RE2J
run DetectBenchmark -p text=PROMPT
run DetectBenchmark -p pack=ALL -p text=CHAT,ASSIGNMENTS
if [[ $(jar tf "$jar") == *DroolsPeer* ]]; then
  run DecideBenchmark -p rules=10 -p engine=drools,casbinGlob,casbinCached,cel,celPlanner,cedar,cedarCached
  run CidrBenchmark -p blocks=1000 -p engine=guavaRangeSet,ipaddressTrie,commonsNet
  if java -cp "$jar" ai.orcarouter.benchmarks.text.ScanEngines HYPERSCAN; then run ScanBenchmark.scan -p text=PROMPT -p engine=HYPERSCAN; fi
fi
echo "every benchmark ran"
