#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Verifies the folder of a compliance report with openssl 3 and nothing of Orca.
#
#   verify-with-openssl.sh FOLDER PUBLIC_KEY
#
# PUBLIC_KEY is the Base64 of the 32 bytes of the Ed25519 key, as the issuer publishes it with its key id. Get it from
# the issuer and not from where the report came from: whoever changes a report can sign it with a key of his own.
set -euo pipefail
folder=$1
key=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "NOT VALID: $1" >&2; exit 1; }
sha256() { openssl dgst -sha256 -r "$1" | cut -c1-64; }
member() { sed -n "s/.*\"$2\":\"\([^\"]*\)\".*/\1/p" "$1"; }

# A raw Ed25519 key becomes a key file for openssl with the 12 bytes that RFC 8410 puts before it.
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; printf %s "$key" | openssl base64 -d -A; } > "$work/key.der"
id=orca-$(tail -c 32 "$work/key.der" | openssl dgst -sha256 -r | cut -c1-12)

# What is signed are the 64 characters of the SHA-256 of the document.
verify() { # DOCUMENT SIGNATURE
  sha256 "$folder/$1" | tr -d '\n' > "$work/hash"
  [ "$(member "$folder/$2" content_hash)" = "$(cat "$work/hash")" ] || fail "$1 does not have the signed hash"
  [ "$(member "$folder/$2" sig_key_id)" = "$id" ] || fail "$1 is signed by another key than $id"
  member "$folder/$2" signature | tr -d '\n' | openssl base64 -d -A > "$work/signature"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/hash" -sigfile "$work/signature" \
    > /dev/null 2>&1 || fail "the signature of $1"
}
verify evidence.json signature.json
verify manifest.json manifest.signature.json

# The manifest names every other file with its SHA-256: {"bytes":12,"name":"report.pdf","sha256":"..."}
tr '{' '\n' < "$folder/manifest.json" | sed -n 's/.*"name":"\([^"]*\)","sha256":"\([^"]*\)".*/\1 \2/p' > "$work/files"
while read -r name hash; do
  [ "$(sha256 "$folder/$name")" = "$hash" ] || fail "$name is not the file of the manifest"
done < "$work/files"
for file in "$folder"/*; do
  name=${file##*/}
  case $name in manifest.json | manifest.signature.json) continue ;; esac
  cut -d' ' -f1 "$work/files" | grep -qxF "$name" || fail "the manifest does not name $name"
done
echo "VALID: signed by $id"
