/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the prompts, resources and resource templates of a server compare with those that were seen first, or accepted
 * since (mcp.md section 6.3). They are watched, and not served by the gateway.
 *
 * @param approvedHash hash of what was accepted; empty when nothing was
 * @param observedHash hash of what was seen last, which an acceptance names; empty when nothing was
 * @param changedSinceOrNull since when something else than the accepted was seen; null when nothing else was
 */
public record ServerSurface(
        String approvedHash, String observedHash, @Nullable Instant changedSinceOrNull) {
    /** Since when something else than what was accepted was seen; stays until it is accepted. */
    public Optional<Instant> changedSince() {
        return Optional.ofNullable(changedSinceOrNull);
    }
}
