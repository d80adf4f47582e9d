/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

import ai.orcarouter.guardrails.internal.detect.secret.SecretKinds;
import ai.orcarouter.guardrails.model.PiiEntity;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What stands in a text for what was masked. The words of a tag are ours, not those of the text: a number beside
 * {@code [PHONE]} is no more a phone number for that. Nor does what stands before a tag say anything of what stands
 * behind it, which has moved up. So detectors are shown a character in place of the words that ends what they look at.
 */
public final class Tags {
    private static final Set<String> KNOWN = known();
    private static final int LONGEST =
            KNOWN.stream().mapToInt(String::length).max().orElse(0);

    private Tags() {}

    /** The tag of a kind of credentials or attacks. */
    public static String of(String kind) {
        return "[" + kind.toUpperCase(Locale.ROOT).replace('-', '_') + "]";
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        SecretKinds.all().forEach(kind -> known.add(of(kind)));
        for (PiiEntity entity : PiiEntity.values()) {
            known.add(entity.mask());
        }
        return Set.copyOf(known);
    }

    /** Takes places of tags. */
    @FunctionalInterface
    public interface Sink {
        /** Takes one. */
        void tag(int start, int end);
    }

    /**
     * Hands over where tags stand in a text, in order. A tag behind a word is passed over: {@code row[PHONE]} is code.
     */
    public static void find(String text, Sink sink) {
        for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
            int end = end(text, at);
            if (end >= 0) {
                sink.tag(at, end);
            }
        }
    }

    /** The text with another character for each between the brackets of tags, so as long as it was. */
    public static String blanked(String text, char with) {
        String blank = String.valueOf(with);
        StringBuilder out = new StringBuilder();
        find(text, (start, end) -> {
            out.append(text, out.length(), start + 1);
            out.append(blank.repeat(end - start - 2));
        });
        return out.isEmpty()
                ? text
                : out.append(text, out.length(), text.length()).toString();
    }

    /** Where the tag ends that starts at a bracket; negative when none does. */
    private static int end(String text, int at) {
        if (at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_')) {
            return -1;
        }
        int most = Math.min(text.length(), at + LONGEST);
        for (int i = at + 1; i < most; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return KNOWN.contains(text.substring(at, i + 1)) ? i + 1 : -1;
            }
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_') {
                return -1;
            }
        }
        return -1;
    }
}
