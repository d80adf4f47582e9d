/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.spi.ServerRequests;
import java.util.Set;

/** Tells servers that there are no folders. */
final class EmptyRoots implements ServerRequests {
    @Override
    public Set<Kind> offered() {
        return Set.of(Kind.ROOTS);
    }

    @Override
    public String answer(Kind kind, String paramsJson) {
        return "{\"roots\":[]}";
    }
}
