/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.spi;

import java.util.Set;

/**
 * Answers what servers ask of their client. A server is told only of the kinds that are {@linkplain #offered offered};
 * anything else is refused as an unknown method (mcp.md 3.1).
 *
 * <p>What a server sends is untrusted text: an answer that asks a model or a person must screen it first. Thread-safe.
 */
public interface ServerRequests {
    /** What a server may ask for. */
    enum Kind {
        /** {@code roots/list}: the folders that the client works in. */
        ROOTS,
        /** {@code sampling/createMessage}: a completion of the host's model. */
        SAMPLING,
        /** {@code elicitation/create}: an answer of the user. */
        ELICITATION
    }

    /** The kinds that are answered. Asked once for each connection. */
    Set<Kind> offered();

    /**
     * Answers one request; may block up to the deadline of the call that it belongs to.
     *
     * @param paramsJson the parameters, a JSON object
     * @return the result, a JSON object
     * @throws Exception when there is no answer; the server hears that the request failed and nothing of the message
     */
    String answer(Kind kind, String paramsJson) throws Exception;

    /** Answers nothing: the default. */
    static ServerRequests none() {
        return NoServerRequests.INSTANCE;
    }
}
