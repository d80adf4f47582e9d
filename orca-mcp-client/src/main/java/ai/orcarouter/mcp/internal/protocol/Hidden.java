/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a server was given and nobody else may read: wherever it sends such a text back, {@value #MASK} stands for it
 * (REFERENCE 5.1: neither the model nor the caller sees a credential). Texts of fewer than {@value #SHORTEST}
 * characters are not looked for: they would be found everywhere. A server that writes its credential in another form is
 * not stopped by this. Thread-safe.
 */
public final class Hidden {
    /** The fewest characters of a text that is hidden. */
    static final int SHORTEST = 8;

    private static final String MASK = "***";

    /** Tokens are renewed: the last ones are still in use by calls under way. */
    private static final int MOST = 256;

    /** In the order in which they came. */
    private final Set<String> known = new LinkedHashSet<>();

    /** The longest first, as one may be a part of another. */
    private volatile List<String> texts = List.of();

    /** Hides {@code text} from now on, also with the escapes of a JSON string. */
    public void add(String text) {
        if (text.length() < SHORTEST || texts.contains(text)) {
            return;
        }
        synchronized (known) {
            String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
            known.addAll(List.of(text, escaped, escaped.replace("/", "\\/")));
            Iterator<String> oldest = known.iterator();
            while (known.size() > MOST) {
                oldest.next();
                oldest.remove();
            }
            texts = known.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }
    }

    /** {@code json} without what is hidden. */
    String in(String json) {
        String out = json;
        for (String text : texts) {
            if (out.contains(text)) {
                out = out.replace(text, mask(text));
            }
        }
        return out;
    }

    /** What keeps a number a number. */
    private static String mask(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? "1".repeat(text.length()) : MASK;
    }
}
