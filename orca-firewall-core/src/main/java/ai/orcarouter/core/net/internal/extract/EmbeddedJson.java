/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.json.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * JSON that a string holds.
 *
 * @param value the tree, or null when the string is not acceptable JSON
 * @param ambiguous whether it is close enough to JSON that some reader may take it as such, with a URL in it
 */
record EmbeddedJson(@Nullable Object value, boolean ambiguous) {
    static EmbeddedJson read(String text) {
        Arguments parsed = Arguments.ofJson(text);
        if (parsed.fault().isEmpty()) {
            return new EmbeddedJson(parsed.value(), false);
        }
        int next = Ascii.firstNotOf(text, " \t\r\n", 1);
        boolean starts = next < text.length() && "\"'[{".indexOf(text.charAt(next)) >= 0 && !text.startsWith("{{");
        return new EmbeddedJson(null, starts && text.indexOf("//") >= 0);
    }
}
