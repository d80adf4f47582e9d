/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import org.jspecify.annotations.Nullable;

/** What is known of a document. An object or an array is that itself, so that its members are one step nearer. */
sealed interface Parsed permits Parsed.Known, JsonObject, JsonArray {
    /** Why it is refused; null when it is acceptable. */
    default @Nullable String fault() {
        return null;
    }

    /** Whether {@link #tree} holds it. */
    default boolean built() {
        return true;
    }

    /** The document; null as well when it is not built, or is the JSON null. */
    default @Nullable Object tree() {
        return this;
    }

    /**
     * What is known of anything else.
     *
     * @param fault why it is refused; null when it is acceptable
     * @param built whether {@code tree} holds it
     * @param tree the document; null as well when it is not built, or is the JSON null
     */
    record Known(
            @Nullable String fault, boolean built, @Nullable Object tree) implements Parsed {
        /** Acceptable, and no tree was needed so far. */
        static final Known VALID = new Known(null, false, null);
    }

    /** The document that {@code tree} is. */
    static Parsed of(@Nullable Object tree) {
        return tree instanceof Parsed itself ? itself : new Known(null, true, tree);
    }

    /** What is wrong with the document. */
    static Parsed refused(String fault) {
        return new Known(fault, false, null);
    }
}
