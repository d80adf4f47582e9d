/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

/** Ends the reading of a host or URL; it never leaves the canonicaliser, so it carries no stack trace. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** A refusal with a stable code in snake case and a sentence for people. */
    public Refusal(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** The stable code. */
    public String reason() {
        return reason;
    }

    /** What exactly was refused. */
    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
