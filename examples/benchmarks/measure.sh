#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures what the promises need, into target/results, and compares it with the promises. Builds nothing.
set -euo pipefail
cd "$(dirname "$0")"
jar=target/benchmarks.jar
[ -f "$jar" ] || { echo "no $jar; run: mvn -q package -DskipTests -pl examples/benchmarks -am" >&2; exit 1; }
out=target/results
mkdir -p "$out"
measure() {
  name=$1
  shift
  echo "$name: $*"
  java -jar "$jar" "$@" -foe true -prof gc -prof ai.orcarouter.benchmarks.CpuProfiler \
    -rf json -rff "$out/$name.json" > "$out/$name.log" 2>&1 || { tail -30 "$out/$name.log"; exit 1; }
}
if [[ $(jar tf "$jar") == *DroolsPeer* ]]; then
  measure peers DecideBenchmark -p engine=drools,casbinGlob,casbinCached,cel,celPlanner,cedarCached -p rules=10,100,1000
  if java -cp "$jar" ai.orcarouter.benchmarks.text.ScanEngines HYPERSCAN; then measure hyperscan ScanBenchmark.scan -p engine=HYPERSCAN -p text=PROMPT,SOURCE,KEYWORDS; fi
  measure cidr-peers CidrBenchmark -p engine=guavaRangeSet,ipaddressTrie,commonsNet
fi
measure decide DecideBenchmark -p engine=orca,floorHash,refCandidates,loopString,loopRegex
measure names DecideBenchmark -p engine=orca,refCandidates -p shape=NAMES
measure no-regex DecideBenchmark -p engine=orca,refCandidates -p shape=NO_REGEX -p rules=100,1000,10000
measure paths DecideBenchmark -p engine=orca -p traffic=ALLOW,DENY -p rules=100,10000
measure threads DecideThreadsBenchmark
measure compile CompileBenchmark
measure cold 'ColdToolNameBenchmark|ToolNameFloodBenchmark'
measure json RawJsonBenchmark
measure cidr CidrBenchmark -p engine=orca,sortedRanges,loopMask
measure cidr-many CidrBenchmark -p engine=orca,sortedRanges -p addresses=65536
measure parse AddressParse
measure url UrlBenchmark
measure extraction ExtractionBenchmark
measure workspace WorkspaceBenchmark
measure scan ScanBenchmark
measure scan-peers ScanBenchmark.scan -p engine=REF_ANCHORED,KEYWORDS_RE2J,KEYWORDS_JDK,RE2J -p text=PROMPT,SOURCE
measure detect DetectBenchmark
measure guardrail GuardrailBenchmark
java -cp "$jar" ai.orcarouter.benchmarks.Bars "$out"/*.json
