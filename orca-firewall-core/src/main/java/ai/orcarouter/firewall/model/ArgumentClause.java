/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import org.jspecify.annotations.Nullable;

/**
 * One condition on a call's arguments (REFERENCE 2.6, SEMANTICS 1.2).
 *
 * <p>It comes out <i>true</i>, <i>false</i>, <i>unresolved</i> (the path leads nowhere or to a value of the wrong
 * type), <i>suspicious</i> (a path or host that different readers read differently) or an <i>error</i> (a limit). A
 * rule's clauses together: any false one and the rule does not match; else any error denies in a rule that
 * {@linkplain Verdict#restricts() restricts} and is no match in any other; else any unresolved one and the rule does
 * not match; else any suspicious one matches in a rule that restricts and not in any other; else the rule matches.
 *
 * <p>A path with {@code [*]} asks whether some element fulfils the test: true if any is true, else error, suspicious,
 * false if any is that, in this order, else unresolved; an array without elements is false, a path that leads to no
 * array is unresolved.
 */
public sealed interface ArgumentClause {
    /**
     * A test on the value at a path.
     *
     * @param path a small JSONPath: {@code $}, {@code .name}, {@code ["name"]}, {@code [index]}, {@code [*]}
     * @param operator what is tested
     * @param operand what it is tested against, as a JSON value: {@code String}, {@code Long}, {@code BigDecimal},
     *     {@code Boolean}, {@code null}, an unmodifiable {@code List} or {@code Map} of those
     */
    record Test(String path, Operator operator, @Nullable Object operand) implements ArgumentClause {}

    /**
     * The opposite of a clause: true and false change places, everything else stays. Over a path with {@code [*]}: no
     * element. An extension.
     *
     * @param clause what must not hold
     */
    record Not(ArgumentClause clause) implements ArgumentClause {}
}
