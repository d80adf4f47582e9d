/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.json.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * JSON that a string holds.
 *
 * @param value the tree, or null when the string is not JSON
 * @param ambiguous whether it is JSON that readers take differently, such as an object with a name twice
 */
record EmbeddedJson(@Nullable Object value, boolean ambiguous) {
    static EmbeddedJson read(String text) {
        Arguments parsed = Arguments.ofJson(text);
        String fault = parsed.fault().orElse(null);
        if (fault == null) {
            return new EmbeddedJson(parsed.value(), false);
        }
        return new EmbeddedJson(null, fault.contains("duplicate") || fault.contains("limit"));
    }
}
