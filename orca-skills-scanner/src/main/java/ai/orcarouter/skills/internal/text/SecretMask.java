/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Hides the credentials of a package in what is shown of it: reports are kept, sent and printed where nobody would put
 * a secret. What names the kind of a credential stays. Parts of a credential are hidden too, from eight characters on,
 * so that nothing depends on where a text was cut.
 */
public final class SecretMask {
    private static final int GRAM = 8;
    private static final int BITS = 22;
    private static final int PASSWORD = 1;
    private static final int KEY = 2;
    private static final String NAME =
            "(?:api[_-]?key|secret|token|private[_-]?key|access[_-]?key|auth[_-]?key|credential)s?[\\w-]{0,40}";
    private static final PatternScanner SECRETS = PatternScanner.of(List.of(
            rule("\\b(?:sk-ant-|sk-proj-|sk-|gh[opusr]_|github_pat_|xox[abeoprs]-|xapp-|AIza|glpat-|[srp]k_live_"
                    + "|npm_|pypi-|hf_|shpat_|SG\\.|dop_v1_|whsec_|ya29\\.|AKIA|ASIA|eyJ)([A-Za-z0-9_.-]{12,})"),
            rule("(?i)(?:passw(?:or)?d|passphrase|pwd)[\\w-]{0,40}[\"']?\\s*[:=]\\s*[\"']([^\\s\"'$<({]{6,})[\"']"),
            rule("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----((?:[\\s\"'+,]|\\\\[nr]|[A-Za-z0-9/=])+)"),
            rule("(?i)" + NAME + "[\"']?\\s*[:=]>?\\s*[\"']?([A-Za-z0-9+/_=.~-]{12,})"),
            rule("(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/=-]{16,})"),
            rule("://[^/\\s:@\"']{1,64}:([^/\\s@\"'$<{]{3,})@")));

    private final BitSet grams = new BitSet();

    private SecretMask() {}

    private static ScanRule rule(String pattern) {
        return new ScanRule(pattern, List.of(), 1);
    }

    /** That of the credentials in some texts. */
    public static SecretMask of(Collection<ScanFile> files) {
        SecretMask mask = new SecretMask();
        for (ScanFile file : files) {
            mask.learn(file.text().text());
        }
        return mask;
    }

    private void learn(String text) {
        SECRETS.scan(text, (rule, start, end, from, to) -> {
            if (isSecret(rule, text, from, to)) {
                for (int i = from; i + GRAM <= to; i++) {
                    grams.set(hash(text, i));
                }
            }
            return true;
        });
    }

    /** Names of variables and words of other languages are none. */
    private static boolean isSecret(int rule, String text, int from, int to) {
        if (rule == PASSWORD || rule == KEY) {
            return true;
        }
        boolean digits = false;
        boolean letters = false;
        for (int i = from; i < to; i++) {
            digits |= Character.isDigit(text.charAt(i));
            letters |= Character.isLetter(text.charAt(i));
        }
        return digits && letters;
    }

    private static int hash(String text, int from) {
        long hash = 0;
        for (int i = from; i < from + GRAM; i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> (Long.SIZE - BITS));
    }

    /** The text with stars in place of every character of a credential. */
    public String hide(String text) {
        BitSet hidden = new BitSet();
        SECRETS.scan(text, (rule, start, end, from, to) -> {
            if (isSecret(rule, text, from, to)) {
                hidden.set(from, to);
            }
            return true;
        });
        for (int i = 0; !grams.isEmpty() && i + GRAM <= text.length(); i++) {
            if (grams.get(hash(text, i))) {
                hidden.set(i, i + GRAM);
            }
        }
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        hidden.stream().filter(i -> out.charAt(i) > ' ').forEach(i -> out.setCharAt(i, '*'));
        return out.toString();
    }
}
