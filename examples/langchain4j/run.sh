#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the example without running tests, then runs it.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
mvn -q -B -f "$top/pom.xml" -Pframeworks -pl examples/langchain4j -am -Dmaven.test.skip=true package
exec java -cp "$top/examples/langchain4j/target/classes:$top/examples/langchain4j/target/lib/*" ai.orcarouter.examples.langchain4j.Example
