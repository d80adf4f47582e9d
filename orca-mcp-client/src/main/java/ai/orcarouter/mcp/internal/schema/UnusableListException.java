/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

/** A list of tools that has no hash, so that it can be neither approved nor compared. The message is for operators. */
public final class UnusableListException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what is wrong; repeats no text of a server but names, made visible. */
    public UnusableListException(String message) {
        super(message);
    }
}
