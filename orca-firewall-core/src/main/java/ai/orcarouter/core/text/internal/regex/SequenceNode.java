/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.List;

/** Nodes one after the other. */
final class SequenceNode extends Node {
    private final List<Node> parts;

    SequenceNode(List<Node> parts) {
        super(size(parts), height(parts) + 1, minLength(parts), maxLength(parts));
        this.parts = List.copyOf(parts);
    }

    private static long size(List<Node> parts) {
        long total = 1;
        for (Node part : parts) {
            total += part.size();
        }
        return total;
    }

    private static int height(List<Node> parts) {
        int max = 0;
        for (Node part : parts) {
            max = Math.max(max, part.height());
        }
        return max;
    }

    private static long minLength(List<Node> parts) {
        long total = 0;
        for (Node part : parts) {
            total += part.minLength();
        }
        return total;
    }

    private static long maxLength(List<Node> parts) {
        long total = 0;
        for (Node part : parts) {
            total += part.maxLength();
        }
        return total;
    }

    @Override
    int write(Program.Builder program, int next) {
        int first = next;
        int last = parts.size() - 1;
        for (int i = 0; i <= last; i++) {
            first = parts.get(program.isBackwards() ? i : last - i).write(program, first);
        }
        return first;
    }

    @Override
    void describe(RequiredLiteral literal) {
        for (Node part : parts) {
            part.describe(literal);
        }
    }

    @Override
    void addChars(CharSet.Builder into) {
        parts.forEach(part -> part.addChars(into));
    }

    @Override
    Prefixes prefixes() {
        Prefixes prefixes = Prefixes.EMPTY;
        for (int i = 0; i < parts.size() && prefixes.isOpen(); i++) {
            prefixes = prefixes.then(parts.get(i).prefixes());
        }
        return prefixes;
    }

    @Override
    boolean matchesEmpty() {
        return parts.stream().allMatch(Node::matchesEmpty);
    }

    @Override
    void addItems(List<Node> items) {
        for (Node part : parts) {
            part.addItems(items);
        }
    }
}
