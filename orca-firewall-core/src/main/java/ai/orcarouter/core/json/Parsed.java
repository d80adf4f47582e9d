/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a document.
 *
 * @param fault why it is refused; null when it is acceptable
 * @param built whether {@code tree} holds it
 * @param tree the document; null as well when it is not built, or is the JSON null
 */
record Parsed(
        @Nullable String fault, boolean built, @Nullable Object tree) {
    /** Acceptable, and no tree was needed so far. */
    static final Parsed VALID = new Parsed(null, false, null);

    static Parsed of(@Nullable Object tree) {
        return new Parsed(null, true, tree);
    }

    static Parsed refused(String fault) {
        return new Parsed(fault, false, null);
    }
}
