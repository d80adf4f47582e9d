/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.spi;

import java.util.Set;

/** Offers nothing, so that it is never asked. */
enum NoServerRequests implements ServerRequests {
    INSTANCE;

    @Override
    public Set<Kind> offered() {
        return Set.of();
    }

    @Override
    public String answer(Kind kind, String paramsJson) {
        throw new IllegalArgumentException("not offered: " + kind);
    }
}
