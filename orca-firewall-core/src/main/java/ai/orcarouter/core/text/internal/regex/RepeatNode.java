/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** A node several times. */
final class RepeatNode extends Node {
    private final Node body;
    private final int min;
    private final int max;
    private final boolean greedy;

    RepeatNode(Node body, int min, int max, boolean greedy) {
        super(
                (body.size() + 1) * (max < 0 ? Math.max(min, 1) + 1L : Math.max(max, 1)) + 1,
                body.height() + 1,
                body.minLength() * min,
                max < 0 ? unbounded(body) : body.maxLength() * max);
        this.body = body;
        this.min = min;
        this.max = max;
        this.greedy = greedy;
    }

    private static long unbounded(Node body) {
        return body.maxLength() == 0 ? 0 : HUGE;
    }

    @Override
    int write(Program.Builder program, int next) {
        int first = next;
        if (max < 0) {
            int loop = program.split(next, next);
            program.redirect(loop, body.write(program, loop), greedy);
            first = loop;
        }
        for (int i = min; i < max; i++) {
            int once = body.write(program, first);
            first = greedy ? program.split(once, next) : program.split(next, once);
        }
        for (int i = 0; i < min; i++) {
            first = body.write(program, first);
        }
        return first;
    }

    @Override
    void describe(RequiredLiteral literal) {
        if (min > 0) {
            body.describe(literal);
        }
        literal.gap();
    }

    @Override
    void addChars(CharSet.Builder into) {
        body.addChars(into);
    }

    @Override
    Prefixes prefixes() {
        Prefixes once = body.prefixes();
        Prefixes prefixes = Prefixes.EMPTY;
        for (int i = 0; i < min && prefixes.isOpen(); i++) {
            prefixes = prefixes.then(once);
        }
        if (max == min) {
            return prefixes;
        }
        return prefixes.then(Prefixes.EMPTY.or(max == 1 ? once : once.closed()));
    }

    @Override
    boolean matchesEmpty() {
        return min == 0 || body.matchesEmpty();
    }

    @Override
    boolean isRun() {
        return body instanceof CharsNode;
    }

    @Override
    boolean isPlain() {
        return min == max && body.isPlain();
    }

    @Override
    boolean isLazy() {
        return !greedy;
    }
}
