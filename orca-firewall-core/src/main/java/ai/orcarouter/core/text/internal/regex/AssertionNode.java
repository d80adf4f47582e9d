/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** A condition on the position. */
final class AssertionNode extends Node {
    private final Assertion assertion;

    AssertionNode(Assertion assertion) {
        super(1, 1, 0, 0);
        this.assertion = assertion;
    }

    @Override
    int write(Program.Builder program, int next) {
        return program.assertion(assertion, next);
    }

    @Override
    void addChars(CharSet.Builder into) {
        // Consumes nothing.
    }

    @Override
    Prefixes prefixes() {
        return Prefixes.EMPTY;
    }

    @Override
    boolean matchesEmpty() {
        return false;
    }

    @Override
    boolean isEndOfText() {
        return assertion == Assertion.END_TEXT;
    }

    @Override
    boolean isPlain() {
        return true;
    }
}
