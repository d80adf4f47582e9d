/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import org.jspecify.annotations.Nullable;

/**
 * What a look at one server found.
 *
 * @param availability whether it is open, and if not, why
 * @param serverOrNull the server, which an open one has
 */
public record Found(Availability availability, @Nullable OpenServer serverOrNull) {
    /** A server that is open. */
    public static Found open(OpenServer server) {
        return new Found(Availability.OPEN, server);
    }

    /** A server that is not; when {@code why} does not say why, it is down. */
    public static Found closed(Availability why) {
        return new Found(why.isOpen() ? Availability.DOWN : why, null);
    }
}
