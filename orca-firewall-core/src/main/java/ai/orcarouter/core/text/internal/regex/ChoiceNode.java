/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.List;

/** One of several nodes, of which earlier ones are preferred. */
final class ChoiceNode extends Node {
    private final List<Node> alternatives;

    ChoiceNode(List<Node> alternatives) {
        super(size(alternatives), height(alternatives) + 1, minLength(alternatives), maxLength(alternatives));
        this.alternatives = List.copyOf(alternatives);
    }

    private static long size(List<Node> nodes) {
        long total = 1L + nodes.size();
        for (Node node : nodes) {
            total += node.size();
        }
        return total;
    }

    private static int height(List<Node> nodes) {
        int max = 0;
        for (Node node : nodes) {
            max = Math.max(max, node.height());
        }
        return max;
    }

    private static long minLength(List<Node> nodes) {
        long min = HUGE;
        for (Node node : nodes) {
            min = Math.min(min, node.minLength());
        }
        return min;
    }

    private static long maxLength(List<Node> nodes) {
        long max = 0;
        for (Node node : nodes) {
            max = Math.max(max, node.maxLength());
        }
        return max;
    }

    @Override
    int write(Program.Builder program, int next) {
        int first = alternatives.get(alternatives.size() - 1).write(program, next);
        for (int i = alternatives.size() - 2; i >= 0; i--) {
            first = program.split(alternatives.get(i).write(program, next), first);
        }
        return first;
    }

    @Override
    void addChars(CharSet.Builder into) {
        alternatives.forEach(alternative -> alternative.addChars(into));
    }

    @Override
    Prefixes prefixes() {
        Prefixes prefixes = Prefixes.NOTHING;
        for (Node alternative : alternatives) {
            prefixes = prefixes.or(alternative.prefixes());
        }
        return prefixes;
    }

    @Override
    boolean matchesEmpty() {
        return alternatives.stream().anyMatch(Node::matchesEmpty);
    }

    @Override
    List<Node> branches() {
        List<Node> all = new ArrayList<>();
        for (Node alternative : alternatives) {
            all.addAll(alternative.branches());
        }
        return all;
    }
}
