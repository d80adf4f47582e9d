/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

/**
 * A call was not sent, because the server is not open any more or the tool is not among those that were approved
 * (REFERENCE 5.4). Nothing reached the server.
 */
public final class SchemaDriftException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Availability availability;

    /** A refusal for that reason. */
    public SchemaDriftException(Availability availability, String message) {
        super(message);
        this.availability = availability;
    }

    /** Why; never {@link Availability#OPEN}. */
    public Availability availability() {
        return availability;
    }
}
