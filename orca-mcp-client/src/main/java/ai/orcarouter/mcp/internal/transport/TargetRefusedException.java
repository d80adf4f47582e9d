/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;

/** A request that was not made because of its URL. The message names the fault and no part of the URL. */
final class TargetRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    TargetRefusedException(String code) {
        super("target refused: " + code);
    }
}
