/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** One code point of a set. */
final class CharsNode extends Node {
    private final CharSet set;

    CharsNode(CharSet set) {
        super(1, 1, 1, 1);
        this.set = set;
    }

    @Override
    int write(Program.Builder program, int next) {
        return program.chars(set, next);
    }

    @Override
    void describe(RequiredLiteral literal) {
        if (set.isSingle()) {
            literal.then(set.low(0));
        } else {
            literal.gap();
        }
    }

    @Override
    void addChars(CharSet.Builder into) {
        into.add(set);
    }

    @Override
    Prefixes prefixes() {
        return Prefixes.of(set);
    }

    @Override
    boolean matchesEmpty() {
        return false;
    }

    @Override
    boolean isPlain() {
        return true;
    }
}
