/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.List;

/** A capturing group; two instructions in RE2J, and here in a program that is asked for its span. */
final class CaptureNode extends Node {
    private final Node body;
    private final int group;

    CaptureNode(Node body, int group) {
        super(body.size() + 2, body.height() + 1, body.minLength(), body.maxLength());
        this.body = body;
        this.group = group;
    }

    @Override
    int write(Program.Builder program, int next) {
        if (!program.captures(group)) {
            return body.write(program, next);
        }
        int end = program.mark(Program.GROUP_END, next);
        return program.mark(Program.GROUP_START, body.write(program, end));
    }

    @Override
    void describe(RequiredLiteral literal) {
        body.describe(literal);
    }

    @Override
    void addChars(CharSet.Builder into) {
        body.addChars(into);
    }

    @Override
    Prefixes prefixes() {
        return body.prefixes();
    }

    @Override
    boolean matchesEmpty() {
        return body.matchesEmpty();
    }

    @Override
    void addItems(List<Node> items) {
        items.add(new MarkNode(group, Program.GROUP_START));
        body.addItems(items);
        items.add(new MarkNode(group, Program.GROUP_END));
    }

    @Override
    List<Node> branches() {
        return body.branches();
    }
}
