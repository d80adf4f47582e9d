/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Operator;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random valid argument clauses over {@link Vocabulary}; a few of them negated, some twice. */
public final class ClauseArbitraries {
    private ClauseArbitraries() {}

    /** Clauses of every operator. */
    public static Arbitrary<ArgumentClause> clauses() {
        Arbitrary<ArgumentClause> tests = tests().map(test -> test);
        Arbitrary<ArgumentClause> negated = tests.map(ArgumentClause.Not::new);
        return Arbitraries.frequencyOf(
                Tuple.of(8, tests), Tuple.of(3, negated), Tuple.of(1, negated.map(ArgumentClause.Not::new)));
    }

    /** Tests of every operator, none negated. */
    public static Arbitrary<ArgumentClause.Test> tests() {
        return Arbitraries.of(Operator.values())
                .flatMap(operator -> Combinators.combine(Arbitraries.of(Vocabulary.PATHS), operands(operator))
                        .as((path, operand) -> new ArgumentClause.Test(path, operator, operand)));
    }

    /** Scalars: strings, whole and decimal numbers, booleans and null. */
    public static Arbitrary<@Nullable Object> scalars() {
        return anyOf(
                Arbitraries.of(Vocabulary.TEXTS),
                Arbitraries.of(0L, 1L, -1L, 500L, 9_007_199_254_740_993L, Long.MAX_VALUE),
                decimals(),
                Arbitraries.of(true, false),
                nothing());
    }

    /** Operands that the operator takes. */
    public static Arbitrary<@Nullable Object> operands(Operator operator) {
        return switch (operator) {
            case EQ -> scalars();
            case CONTAINS, STARTS_WITH, ENDS_WITH -> anyOf(Arbitraries.of(Vocabulary.TEXTS));
            case REGEX -> anyOf(Arbitraries.of(Vocabulary.PATTERNS));
            case IN -> anyOf(scalars().list().ofMaxSize(4));
            case CIDR_MATCH -> anyOf(Arbitraries.of(Vocabulary.BLOCKS));
            case GT, LT -> anyOf(Arbitraries.of(0L, 1L, 500L), decimals());
            case EXISTS -> anyOf(nothing(), Arbitraries.just(true));
            case HOST_IN -> oneOrMore(Arbitraries.of(Vocabulary.ENTRIES));
            case PATH_WITHIN -> oneOrMore(Arbitraries.of(Vocabulary.ROOTS));
        };
    }

    private static Arbitrary<?> nothing() {
        return Arbitraries.just(true).injectNull(1);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.of("1.0", "0.5", "1E+2", "1E+18", "9223372036854775807.0", "12345678901234567890", "-1.25")
                .map(BigDecimal::new);
    }

    private static Arbitrary<@Nullable Object> oneOrMore(Arbitrary<String> texts) {
        return anyOf(texts, texts.list().ofMinSize(1).ofMaxSize(3));
    }

    private static Arbitrary<@Nullable Object> anyOf(Arbitrary<?>... options) {
        return Arbitraries.oneOf(List.of(options).stream()
                .<Arbitrary<@Nullable Object>>map(option -> option.map(value -> value))
                .toList());
    }
}
