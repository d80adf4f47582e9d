/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.guardrails.model.RuleType;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names for what a rule matched that tell nothing of it: keyed hashes over workspace, guardrail, rule and the matched
 * text in normal form (REFERENCE 15.36). Spaces, compatibility forms and, where the rule ignores it, case make no
 * difference. Without a key of the host there are none. Thread-safe.
 */
public final class Fingerprints {
    private static final String DOMAIN = "orca.guardrail.fingerprint.v1";

    private final String workspace;
    private final KeysetSource keysets;
    private volatile @Nullable KeyedHash hash;

    /** Fingerprints under the host's present keys. */
    public Fingerprints(String workspace, KeysetSource keysets) {
        this.workspace = workspace;
        this.keysets = keysets;
        reload();
    }

    /** Asks for the host's keys again; those in use stay when it has none or fails. */
    public void reload() {
        try {
            keysets.keyset(KeyPurpose.KEYED_HASH).map(KeyedHash::of).ifPresent(found -> hash = found);
        } catch (RuntimeException e) {
            System.getLogger(Fingerprints.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "no key for fingerprints: {0}",
                            e.getClass().getName());
        }
    }

    /** The fingerprint of a match as it is recorded; empty without a key. */
    String of(long guardrail, long rule, RuleType type, String matched) {
        KeyedHash known = hash;
        return known == null ? "" : known.hex(DOMAIN, parts(guardrail, rule, type, matched));
    }

    /** The fingerprints of a match under every key that is still in use. */
    List<String> every(long guardrail, long rule, RuleType type, String matched) {
        KeyedHash known = hash;
        return known == null ? List.of() : known.everyHex(DOMAIN, parts(guardrail, rule, type, matched));
    }

    private String[] parts(long guardrail, long rule, RuleType type, String matched) {
        return new String[] {
            workspace, Long.toString(guardrail), Long.toString(rule), type.wire(), normal(type, matched)
        };
    }

    private static String normal(RuleType type, String matched) {
        String text = Normalizer.normalize(matched, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        String spaced = out.toString().strip();
        return switch (type) {
            case KEYWORD, PII, INJECTION -> spaced.toLowerCase(Locale.ROOT);
            case REGEX, MAX_CHARS, SECRETS, EXTERNAL, LLM_JUDGE, GROUNDING -> spaced;
        };
    }
}
