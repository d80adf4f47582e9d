/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.text.NormalizedText;
import ai.orcarouter.core.text.TextChange;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.List;

/** Looks at names of servers, tools and parameters. Stateless. */
final class NamePass {
    private static final int MOST_WORDS = 10;
    private static final int LONGEST = 100;
    private static final List<TextChange> DISGUISES = List.of(
            TextChange.HIDDEN,
            TextChange.BIDI,
            TextChange.TAG,
            TextChange.CONTROL,
            TextChange.MALFORMED,
            TextChange.STYLED,
            TextChange.CONFUSABLE);

    private NamePass() {}

    /** Scans a name and gives it as words. */
    static String scan(String name, Found found) {
        NormalizedText normal = TextNormalizer.standard().normalize(name);
        for (TextChange kind : DISGUISES) {
            if (normal.count(kind) > 0) {
                found.add("ORCA-TP-501", () -> name);
            }
        }
        String words = words(normal.text());
        if (normal.text().length() > LONGEST || Resources.parts(words, ' ').size() > MOST_WORDS) {
            found.add("ORCA-TP-502", () -> name);
        }
        return words;
    }

    /** A name with spaces where its words begin: at separators and capital letters. */
    static String words(String name) {
        StringBuilder words = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == '-') {
                words.append(' ');
                continue;
            }
            boolean begins = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (begins) {
                words.append(' ');
            }
            words.append(c);
        }
        return words.toString();
    }
}
