/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a call is, as the server says.
 *
 * @param progress grows from notice to notice
 * @param totalOrNull in the unit of {@code progress}
 * @param messageOrNull untrusted text
 */
public record Progress(
        double progress,
        @Nullable Double totalOrNull,
        @Nullable String messageOrNull) {
    /** Hears of progress on a thread of the client; must not block. */
    @FunctionalInterface
    public interface Listener {
        /** One notice. */
        void on(Progress progress);
    }

    /** All there is to do, in the unit of {@link #progress}. */
    public Optional<Double> total() {
        return Optional.ofNullable(totalOrNull);
    }

    /** Untrusted text. */
    public Optional<String> message() {
        return Optional.ofNullable(messageOrNull);
    }
}
