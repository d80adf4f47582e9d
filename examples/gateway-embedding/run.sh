#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the gateway without running tests and starts it on port 8780, in front of a scripted model. Arguments: PORT [MODEL-SERVER-URL].
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
module=examples/gateway-embedding
mvn -q -B -f "$top/pom.xml" -pl $module -am -Dmaven.test.skip=true package
exec java -jar "$top/$module/target/gateway.jar" "$@"
