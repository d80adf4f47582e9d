/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/** Names of variables, members and options, and what their values are. */
final class Names {
    private static final WordSet OTHER = new WordSet(
            "public",
            "pub_",
            "pubkey",
            "keyword",
            "keyboard",
            "keypress",
            "keycode",
            "keyframe",
            "keydown",
            "keyup",
            "keyspace",
            "keyset",
            "keystore",
            "tokeniz",
            "max_token",
            "maxtoken",
            "monkey",
            "turkey",
            "hockey",
            "author",
            "bypass",
            "compass",
            "passive",
            "passenger",
            "passage",
            "passed",
            "passing",
            "passthrough",
            "sort",
            "primary",
            "foreign",
            "cache",
            "idempotency",
            "hash",
            "checksum",
            "digest",
            "fingerprint",
            "integrity",
            "etag",
            "version",
            "partition",
            "index",
            "shortcut",
            "hotkey",
            "i18n",
            "locale",
            "message",
            "label",
            "csrf",
            "continuation",
            "next_",
            "nextpage",
            "pagetoken",
            "page_token",
            "cursor",
            "sha1",
            "sha256",
            "md5",
            "commit",
            "license_key_url",
            "capital",
            "rapid",
            "secretary",
            "accessor",
            "accessib",
            "keyhash",
            "dictionary",
            "mapping",
            "column",
            "row",
            "object_key",
            "objectkey",
            "s3_key",
            "s3key",
            "trace",
            "dedup",
            "etcd_key");
    private static final WordSet PASSWORD = new WordSet("passw", "pwd", "passphrase", "passcode");
    private static final Endings OTHER_ENDINGS = new Endings(
            "id",
            "ids",
            "url",
            "uri",
            "path",
            "file",
            "name",
            "type",
            "class",
            "method",
            "header",
            "prefix",
            "suffix",
            "format",
            "length",
            "size",
            "count",
            "expiry",
            "expires",
            "ttl",
            "timeout",
            "limit",
            "policy",
            "scope",
            "audience",
            "issuer",
            "algorithm",
            "alg",
            "endpoint",
            "host",
            "dir",
            "tokens",
            "keys",
            "ref",
            "regex",
            "pattern",
            "provider",
            "mode",
            "index",
            "hint",
            "field",
            "env",
            "var",
            "description",
            "title",
            "style",
            "strategy",
            "factory",
            "manager",
            "service",
            "store",
            "error",
            "status",
            "enabled",
            "required",
            "version",
            "usage",
            "date",
            "time",
            "at",
            "alias",
            "label",
            "kind",
            "group",
            "code",
            "mapper",
            "generator",
            "resolver",
            "validator",
            "handler",
            "config",
            "selector",
            "arn",
            "region",
            "domain",
            "address");

    private Names() {}

    /** Whether values of that name are not secret, although it has a word such as "key" in it. */
    static boolean isOther(String text, int from, int to) {
        if (OTHER.isIn(text, from, to)) {
            return !endsInPassword(text, from, to);
        }
        for (String ending : OTHER_ENDINGS.like(text, from, to)) {
            if (endsWithWord(text, from, to, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithWord(String text, int from, int to, String word) {
        int at = to - word.length();
        if (at < from || !Edges.standsAt(text, at, word)) {
            return false;
        }
        boolean hump = at > from && Edges.isUpper(text.charAt(at)) && !Edges.isUpper(text.charAt(at - 1));
        return at == from || hump || !Edges.isAlphanumeric(text.charAt(at - 1));
    }

    /** Whether what it names is a password, of whatever the words before say. */
    private static boolean endsInPassword(String text, int from, int to) {
        return endsWithWord(text, from, to, "password")
                || endsWithWord(text, from, to, "passwd")
                || endsWithWord(text, from, to, "passphrase");
    }

    /** Whether it names a password. */
    static boolean isPassword(String text, int from, int to) {
        return PASSWORD.isIn(text, from, to) || endsWithWord(text, from, to, "pass");
    }
}
