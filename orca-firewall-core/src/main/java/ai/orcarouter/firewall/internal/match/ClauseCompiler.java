/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.JsonPath;
import ai.orcarouter.core.json.PathSet;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.text.LinearPattern;
import ai.orcarouter.firewall.internal.egress.EgressEntry;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the clauses of one policy; equal paths and equal tests are compiled once. Not thread-safe; used once a
 * policy.
 */
public final class ClauseCompiler {
    private record TestKey(Operator operator, @Nullable Object operand) {}

    private record MemoKey(int path, ValueTest test) {}

    private record Compiled(int path, boolean wild) {}

    private final Limits limits;
    private final Map<String, Compiled> spellings = new HashMap<>();
    private final Map<JsonPath, Compiled> paths = new HashMap<>();
    private final List<JsonPath> pathList = new ArrayList<>();
    private final Map<TestKey, ValueTest> tests = new HashMap<>();
    private final Map<MemoKey, Integer> memos = new HashMap<>();

    /** A compiler for a policy that has been checked. */
    public ClauseCompiler(Limits limits) {
        this.limits = limits;
    }

    /** The clauses of one rule, cheapest first. */
    public Clause[] compile(List<ArgumentClause> clauses) {
        Clause[] out = new Clause[clauses.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = compile(clauses.get(i), false);
        }
        if (out.length > 1) {
            java.util.Arrays.sort(out, Comparator.comparingInt(Clause::cost));
        }
        return out;
    }

    /** Every path of the policy, in the order of {@link Clause#path()}. */
    public PathSet paths() {
        return PathSet.of(pathList);
    }

    /** How many results are worth keeping during one call. */
    public int memoCount() {
        return memos.size();
    }

    private Clause compile(ArgumentClause clause, boolean negated) {
        if (clause instanceof ArgumentClause.Not not) {
            return compile(not.clause(), !negated);
        }
        ArgumentClause.Test test = (ArgumentClause.Test) clause;
        Compiled path = path(test.path());
        ValueTest valueTest = test.operator() == Operator.EXISTS
                ? null
                : tests.computeIfAbsent(new TestKey(test.operator(), test.operand()), this::valueTest);
        int memo = valueTest != null && valueTest.cost() == ValueTest.Cost.HEAVY
                ? memos.computeIfAbsent(new MemoKey(path.path, valueTest), key -> memos.size())
                : Clause.NO_MEMO;
        return new Clause(path.path, path.wild, negated, valueTest, memo, describe(test, negated));
    }

    private static String describe(ArgumentClause.Test test, boolean negated) {
        String plain = test.path() + " " + test.operator().wire();
        return negated ? "not " + plain : plain;
    }

    private Compiled path(String text) {
        return spellings.computeIfAbsent(text, spelling -> path(JsonPath.of(spelling)));
    }

    private Compiled path(JsonPath path) {
        Compiled known = paths.get(path);
        if (known != null) {
            return known;
        }
        Compiled fresh = new Compiled(pathList.size(), path.hasWildcard());
        pathList.add(path);
        paths.put(path, fresh);
        return fresh;
    }

    private ValueTest valueTest(TestKey key) {
        Object operand = key.operand;
        return switch (key.operator) {
            case EQ -> ScalarTests.eq(operand);
            case IN -> new ScalarTests.In((List<?>) required(operand));
            case GT -> new ScalarTests.Order(required(operand), 1);
            case LT -> new ScalarTests.Order(required(operand), -1);
            case CONTAINS -> TextTests.contains(text(operand));
            case STARTS_WITH -> TextTests.startsWith(text(operand));
            case ENDS_WITH -> TextTests.endsWith(text(operand));
            case CIDR_MATCH -> TextTests.cidr(CidrBlock.parse(text(operand)).orElseThrow());
            case REGEX -> TextTests.regex(LinearPattern.compile(text(operand)), limits.maxRegexInputChars());
            case PATH_WITHIN -> TextTests.pathWithin(texts(operand));
            case HOST_IN ->
                TextTests.hostIn(new HostSet(
                        texts(operand).stream().map(EgressEntry::parseOrThrow).toList()));
            case EXISTS -> throw new IllegalStateException("exists tests no value");
        };
    }

    private static Object required(@Nullable Object operand) {
        if (operand instanceof String
                || operand instanceof Long
                || operand instanceof BigDecimal
                || operand instanceof List) {
            return operand;
        }
        throw new IllegalStateException("an unchecked clause reached the compiler");
    }

    private static String text(@Nullable Object operand) {
        return (String) required(operand);
    }

    private static List<String> texts(@Nullable Object operand) {
        return operand instanceof List<?> list
                ? list.stream().map(ClauseCompiler::text).toList()
                : List.of(text(operand));
    }
}
