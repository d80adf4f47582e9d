/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

/** Bytes that are no acceptable message. The message says why and repeats nothing of them. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String why) {
        super(why);
    }

    /** The failure of the request that the bytes should have answered. */
    public UpstreamException asFailure() {
        return UpstreamException.sent(
                        UpstreamException.Kind.PROTOCOL, "the server sent no acceptable message: " + getMessage())
                .because(this);
    }
}
