#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The quickstart's day as a compliance report, from end to end: the day is kept in a database, `orca` reports on it in a
# signed folder with all renderings, and the folder is verified by `orca` and, where there is one, by openssl alone.
#
#   examples/report/run.sh [FOLDER]
#
# FOLDER is emptied first; examples/report/target/quickstart when not given. Builds what is not built yet.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
work=${1:-$here/target/quickstart}
cli=$top/examples/cli/target/orca.jar
quickstart=$top/examples/quickstart/target/quickstart.jar
if [ ! -f "$cli" ] || [ ! -f "$quickstart" ]; then
  mvn -q -B -f "$top/pom.xml" -pl examples/cli,examples/quickstart -am -Dmaven.test.skip=true package
fi
rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)
day=(--jdbc-url "jdbc:h2:file:$work/day" --workspace larkfield)
orca() { java -jar "$cli" "$@"; }
fail() { echo "FAIL  $1" >&2; exit 1; }

java "-Dquickstart.database=jdbc:h2:file:$work/day" -jar "$quickstart" > "$work/story.txt"
orca compliance install soc2 "${day[@]}" --actor ann
orca compliance go-live soc2 --default "${day[@]}" --actor ann

cat > "$work/members.json" <<'JSON'
{"members":[{"id":"ann","name":"Ann","role":"admin","last_active":"2026-03-02T09:00:00Z"},
 {"id":"ben","name":"Ben","role":"developer"},{"id":"cleo","role":"viewer"}]}
JSON
cat > "$work/consents.json" <<'JSON'
{"consents":[{"purpose":"request_log","subject":"larkfield","status":"none"}]}
JSON
orca keyset create report-signing "$work/report.keyset"
orca keyset public report-signing "$work/report.keyset" > "$work/trusted-keys.json"
orca compliance report "${day[@]}" --actor ann --framework soc2 --since 2026-03-02T00:00:00Z --keyset "$work/report.keyset" \
  --members "$work/members.json" --consents "$work/consents.json" --out "$work/report"
for file in evidence.json signature.json report.html report.csv report.pdf manifest.json manifest.signature.json; do
  [ -s "$work/report/$file" ] || fail "the report has no $file"
done

# One changed byte in a copy of the PDF; whoever verifies must find it.
cp -r "$work/report" "$work/changed"
printf '\001' | dd of="$work/changed/report.pdf" bs=1 seek=1000 conv=notrunc status=none
orca report verify "$work/report" --trusted-keys "$work/trusted-keys.json"
if orca report verify "$work/changed" --trusted-keys "$work/trusted-keys.json"; then
  fail "orca did not find the change"
fi
if command -v openssl > /dev/null; then
  key=$(sed -n 's/.*"public_key":"\([^"]*\)".*/\1/p' "$work/trusted-keys.json")
  bash "$here/verify-with-openssl.sh" "$work/report" "$key"
  if bash "$here/verify-with-openssl.sh" "$work/changed" "$key"; then
    fail "openssl did not find the change"
  fi
else
  echo "no openssl here: that the folder verifies without Orca is not shown"
fi
rm -rf "$work/changed"
echo "the report: $work/report/report.pdf"
