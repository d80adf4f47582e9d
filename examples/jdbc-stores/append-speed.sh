#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures event appends on H2, and on PostgreSQL where ORCA_TEST_PG_URL names a server.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
mvn -q -B -f "$top/pom.xml" -pl examples/jdbc-stores -am -DskipTests -Pappend-speed verify
