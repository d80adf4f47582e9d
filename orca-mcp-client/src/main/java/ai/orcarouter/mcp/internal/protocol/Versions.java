/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The versions of the protocol that this client speaks, newest first. */
final class Versions {
    static final List<String> MODERN = List.of("2026-07-28");
    static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private Versions() {}

    /** The newest of {@code ours} that is in the array {@code theirs}; empty too when that is no array. */
    static Optional<String> common(List<String> ours, JsonNode theirs) {
        for (String version : ours) {
            for (JsonNode offered : theirs) {
                if (theirs.isArray()
                        && offered.isTextual()
                        && offered.textValue().equals(version)) {
                    return Optional.of(version);
                }
            }
        }
        return Optional.empty();
    }
}
