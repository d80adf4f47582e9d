/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.Arrays;

/** Words in names and prose that say what kind of value is meant. */
final class CredentialWords {
    private static final String[] CREDENTIAL = {
        "secret", "private", "access", "key", "token", "api", "auth", "pass", "pwd", "cred", "pat", "bearer", "client",
        "app", "user", "login", "webhook", "org", "sdk", "unseal"
    };
    private static final String[] DIGEST = {
        "sha1",
        "sha256",
        "sha384",
        "sha512",
        "sha-256",
        "sha-512",
        "md5",
        "digest",
        "checksum",
        "integrity",
        "hash",
        "commit",
        "etag",
        "h1:",
        "fingerprint",
        "revision",
        "rev",
        "sha"
    };

    private static final String[][] CREDENTIAL_BY_FIRST = byFirst(CREDENTIAL);
    private static final String[][] DIGEST_BY_FIRST = byFirst(DIGEST);

    private CredentialWords() {}

    private static String[][] byFirst(String[] words) {
        String[][] byFirst = new String[32][];
        for (int i = 0; i < byFirst.length; i++) {
            int letter = i;
            byFirst[i] = Arrays.stream(words)
                    .filter(word -> (word.charAt(0) & 31) == letter)
                    .toArray(String[]::new);
        }
        return byFirst;
    }

    /** The length of the word such as "key" or "secret" that begins here, or 0. */
    static int lengthAt(String text, int at) {
        return lengthAt(text, at, CREDENTIAL_BY_FIRST);
    }

    /** The length of the word such as "sha256" or "commit" that begins here, or 0. */
    static int digestLengthAt(String text, int at) {
        return lengthAt(text, at, DIGEST_BY_FIRST);
    }

    /** Whether a word such as "key" stands within. */
    static boolean isIn(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Edges.isLetter(name.charAt(i)) && lengthAt(name, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word such as "sha256" or "commit" stands within. */
    static boolean namesDigest(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            int length = mayBegin(text.charAt(i)) ? digestLengthAt(text, i) : 0;
            if (length > 0 && i + length <= to) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBegin(char c) {
        int lower = c | 0x20;
        return lower == 's'
                || lower == 'm'
                || lower == 'd'
                || lower == 'c'
                || lower == 'i'
                || lower == 'h'
                || lower == 'e'
                || lower == 'f'
                || lower == 'r';
    }

    private static int lengthAt(String text, int at, String[][] words) {
        char first = (char) (text.charAt(at) | 0x20);
        for (String word : words[first & 31]) {
            if (word.charAt(0) == first && Edges.standsAt(text, at, word)) {
                return word.length();
            }
        }
        return 0;
    }
}
