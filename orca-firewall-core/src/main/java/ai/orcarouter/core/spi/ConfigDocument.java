/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a configuration document: content, or the fact that it was deleted (DESIGN 3.3).
 *
 * <p>The library numbers the versions of a document 1, 2, 3 and so on, deletions included, and goes on counting when a
 * deleted document is created again. A stored version never changes.
 *
 * @param kind what it is, such as {@code firewall_policy}; 1 to 512 characters
 * @param id identifies it within workspace and kind; 1 to 512 characters
 * @param version number of this version, from 1
 * @param jsonOrNull the content, up to {@link #MAX_JSON} characters; null when this version is a deletion
 * @param author id of the actor who made this version
 * @param time when it was made, cut to microseconds
 */
public record ConfigDocument(
        String kind, String id, long version, @Nullable String jsonOrNull, String author, Instant time) {
    /** The most characters of a document's content: 16 Mi. */
    public static final int MAX_JSON = 16 << 20;

    /** Checks the texts and the version, and cuts the time to microseconds. */
    public ConfigDocument {
        StoreText.checkName("a document's kind", kind);
        StoreText.checkName("a document's id", id);
        StoreText.checkName("a document's author", author);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        if (jsonOrNull != null) {
            StoreText.check("a document", jsonOrNull, MAX_JSON);
        }
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The content; empty when this version is a deletion. */
    public Optional<String> json() {
        return Optional.ofNullable(jsonOrNull);
    }

    /** Whether this version is a deletion. */
    public boolean isDeletion() {
        return jsonOrNull == null;
    }
}
