#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the quickstart without running tests, then runs it. Arguments: POLICY.yaml CALLS.jsonl, or none for the bundled ones.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
mvn -q -B -f "$top/pom.xml" -pl examples/quickstart -am -Dmaven.test.skip=true package
exec java -jar "$top/examples/quickstart/target/quickstart.jar" "$@"
