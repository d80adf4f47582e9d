/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** A pattern is refused. */
public final class RefusedPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean malformed;

    private RefusedPatternException(String message, boolean malformed) {
        super(message);
        this.malformed = malformed;
    }

    /** The pattern breaks the syntax; RE2J refuses it too and says so better. */
    static RefusedPatternException malformed(String message) {
        return new RefusedPatternException(message, true);
    }

    /** The pattern must not reach RE2J, which would not return from it. */
    static RefusedPatternException unsafe(String message) {
        return new RefusedPatternException(message, false);
    }

    /** Whether RE2J can be asked for the reason. */
    public boolean isMalformed() {
        return malformed;
    }
}
