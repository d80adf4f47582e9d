/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.List;

/**
 * A node of the syntax tree. Greediness and group numbers are not kept: neither decides whether a text has a match.
 *
 * <p>Programs are written back to front: a node gets the instruction that follows it and returns the one to start with.
 */
abstract class Node {
    private static final long HUGE = 1L << 40;

    private final long size;
    private final int height;

    private Node(long size, int height) {
        this.size = Math.min(size, HUGE);
        this.height = height;
    }

    /** At least the number of instructions after repeats are written out, here and in RE2J; stops counting at 2^40. */
    final long size() {
        return size;
    }

    /** How deeply nodes are nested. */
    final int height() {
        return height;
    }

    /** Writes the node so that {@code next} follows it, and returns its first instruction. */
    abstract int write(Program.Builder program, int next);

    /** Tells which code points all matches share; anything uncertain is a gap. */
    void describe(RequiredLiteral literal) {
        literal.gap();
    }

    static Node empty() {
        return new Node(1, 1) {
            @Override
            int write(Program.Builder program, int next) {
                return next;
            }

            @Override
            void describe(RequiredLiteral literal) {
                // Adds nothing and parts nothing.
            }
        };
    }

    static Node chars(CharSet set) {
        return new Node(1, 1) {
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
        };
    }

    static Node assertion(Assertion assertion) {
        return new Node(1, 1) {
            @Override
            int write(Program.Builder program, int next) {
                return program.assertion(assertion, next);
            }
        };
    }

    /** A capturing group: nothing here, two instructions in RE2J. */
    static Node capture(Node body) {
        return new Node(body.size + 2, body.height + 1) {
            @Override
            int write(Program.Builder program, int next) {
                return body.write(program, next);
            }

            @Override
            void describe(RequiredLiteral literal) {
                body.describe(literal);
            }
        };
    }

    static Node sequence(List<Node> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<Node> fixed = List.copyOf(parts);
        return new Node(totalSize(fixed), maxHeight(fixed) + 1) {
            @Override
            int write(Program.Builder program, int next) {
                int first = next;
                int last = fixed.size() - 1;
                for (int i = 0; i <= last; i++) {
                    first = fixed.get(program.isBackwards() ? i : last - i).write(program, first);
                }
                return first;
            }

            @Override
            void describe(RequiredLiteral literal) {
                for (Node part : fixed) {
                    part.describe(literal);
                }
            }
        };
    }

    static Node choice(List<Node> branches) {
        if (branches.size() == 1) {
            return branches.get(0);
        }
        List<Node> fixed = List.copyOf(branches);
        return new Node(totalSize(fixed) + fixed.size(), maxHeight(fixed) + 1) {
            @Override
            int write(Program.Builder program, int next) {
                int first = fixed.get(fixed.size() - 1).write(program, next);
                for (int i = fixed.size() - 2; i >= 0; i--) {
                    first = program.split(fixed.get(i).write(program, next), first);
                }
                return first;
            }
        };
    }

    /** {@code body} at least {@code min} and at most {@code max} times; a negative {@code max} is no bound. */
    static Node repeat(Node body, int min, int max) {
        long copies = max < 0 ? Math.max(min, 1) + 1L : Math.max(max, 1);
        return new Node((body.size + 1) * copies + 1, body.height + 1) {
            @Override
            int write(Program.Builder program, int next) {
                int first = next;
                if (max < 0) {
                    int loop = program.split(next, next);
                    program.redirect(loop, body.write(program, loop));
                    first = loop;
                }
                for (int i = min; i < max; i++) {
                    first = program.split(body.write(program, first), next);
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
        };
    }

    private static long totalSize(List<Node> nodes) {
        long total = 1;
        for (Node node : nodes) {
            total += node.size;
        }
        return total;
    }

    private static int maxHeight(List<Node> nodes) {
        int max = 0;
        for (Node node : nodes) {
            max = Math.max(max, node.height);
        }
        return max;
    }
}
