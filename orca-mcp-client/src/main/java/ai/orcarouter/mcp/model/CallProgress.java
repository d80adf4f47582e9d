/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a call is, as its server says.
 *
 * @param progress finite; grows from notice to notice
 * @param totalOrNull all there is to do, in the unit of {@code progress}; null when the server does not say
 * @param message one line of at most 300 characters without invisible ones: untrusted text. Empty when the server says
 *     nothing, and where a screen looks at results, which does not see it
 */
public record CallProgress(double progress, @Nullable Double totalOrNull, String message) {
    /** All there is to do. */
    public OptionalDouble total() {
        return totalOrNull == null ? OptionalDouble.empty() : OptionalDouble.of(totalOrNull);
    }
}
