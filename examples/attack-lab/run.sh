#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the attack lab without running tests, then runs it.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
mvn -q -B -f "$top/pom.xml" -pl examples/attack-lab -am -Dmaven.test.skip=true package
exec java -jar "$top/examples/attack-lab/target/attack-lab.jar" "$@"
