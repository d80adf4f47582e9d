/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import ai.orcarouter.core.Limits;
import org.jspecify.annotations.Nullable;

/** The bytes and the scanner of one document at a time. Reusable, not thread-safe. */
final class JsonSource {
    private final JsonBytes text = new JsonBytes();
    private final JsonScanner scanner = new JsonScanner();

    /** The tokens of the last text that was accepted. */
    JsonScanner scanner() {
        return scanner;
    }

    /** Reads a text; returns why it is refused, or null. */
    @Nullable
    String read(String json, Limits limits) {
        if (json.length() > Math.min(limits.maxJsonBytes(), JsonScanner.HARD_BYTES)) {
            return JsonFault.TOO_MANY_BYTES.message();
        }
        int size = text.load(json);
        if (scanner.scan(text.bytes(), size, limits)) {
            return null;
        }
        text.load(json); // names with escapes were decoded in place
        return FaultPlace.describe(scanner.fault(), text.bytes(), scanner.faultAt());
    }

    /** Reads a text in UTF-8; returns why it is refused, or null. */
    @Nullable
    String read(byte[] json, Limits limits) {
        if (json.length > Math.min(limits.maxJsonBytes(), JsonScanner.HARD_BYTES)) {
            return JsonFault.TOO_MANY_BYTES.message();
        }
        int size = text.load(json);
        if (scanner.scan(text.bytes(), size, limits)) {
            return null;
        }
        text.load(json); // names with escapes were decoded in place
        return FaultPlace.describe(scanner.fault(), text.bytes(), scanner.faultAt());
    }
}
