/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** Where a capturing group starts or ends; stands in for the group when a sequence is seen through it. */
final class MarkNode extends Node {
    private final int group;
    private final int which;

    /** The place of {@link Program#GROUP_START} or {@link Program#GROUP_END}. */
    MarkNode(int group, int which) {
        super(1, 1, 0, 0);
        this.group = group;
        this.which = which;
    }

    @Override
    int write(Program.Builder program, int next) {
        return program.captures(group) ? program.mark(which, next) : next;
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
        return true;
    }
}
