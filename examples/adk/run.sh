#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the example without running tests, then runs it.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
mvn -q -B -f "$top/pom.xml" -Pframeworks -pl examples/adk -am -Dmaven.test.skip=true package
mvn -q -B -f "$top/pom.xml" -Pframeworks -pl examples/adk org.codehaus.mojo:exec-maven-plugin:java -Dexec.mainClass=ai.orcarouter.examples.adk.Example
