/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

/** Ends a check that cannot be made, or would take longer than allowed. */
final class UncheckableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckableException(String why) {
        super(why, null, false, false);
    }
}
