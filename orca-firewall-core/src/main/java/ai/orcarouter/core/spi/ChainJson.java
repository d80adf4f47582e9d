/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.json.Arguments;
import java.util.Map;

/** The canonical JSON texts that chain rows keep and hash. */
final class ChainJson {
    private ChainJson() {}

    /** The canonical form of a JSON object that a store can keep. */
    static String canonicalObject(String what, String json, int maxChars) {
        if (json.equals("{}")) {
            return json;
        }
        if (json.length() > maxChars) {
            throw new IllegalArgumentException(what + " has more than " + maxChars + " characters");
        }
        Arguments parsed = Arguments.ofJson(json);
        if (parsed.fault().isPresent() || !(parsed.value() instanceof Map)) {
            throw new IllegalArgumentException(what + " is no JSON object");
        }
        // Canonical numbers may be longer than the written ones.
        return StoreText.check(what, parsed.canonical(), maxChars);
    }
}
