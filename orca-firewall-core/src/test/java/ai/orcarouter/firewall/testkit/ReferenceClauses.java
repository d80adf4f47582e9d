/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Argument clauses over the plain value tree of the arguments. */
final class ReferenceClauses {
    private final Limits limits;
    private final Map<String, Pattern> patterns = new HashMap<>();

    ReferenceClauses(Limits limits) {
        this.limits = limits;
    }

    /** True, false or error. */
    ReferenceTruth all(FirewallRule rule, @Nullable Object arguments) {
        List<ReferenceTruth> each =
                rule.argsMatch().stream().map(clause -> one(clause, arguments)).toList();
        return ReferenceTruth.all(each, rule.verdict().restricts());
    }

    ReferenceTruth one(ArgumentClause clause, @Nullable Object arguments) {
        if (clause instanceof ArgumentClause.Not not) {
            return one(not.clause(), arguments).negated();
        }
        ArgumentClause.Test test = (ArgumentClause.Test) clause;
        return follow(ReferencePath.steps(test.path()), arguments, test);
    }

    private ReferenceTruth follow(List<ReferencePath.Step> steps, @Nullable Object value, ArgumentClause.Test test) {
        if (steps.isEmpty()) {
            return test(test.operator(), value, test.operand());
        }
        List<ReferencePath.Step> rest = steps.subList(1, steps.size());
        ReferencePath.Step step = steps.get(0);
        if (step instanceof ReferencePath.Member member
                && value instanceof Map<?, ?> object
                && object.containsKey(member.name())) {
            return follow(rest, object.get(member.name()), test);
        }
        if (value instanceof List<?> array) {
            if (step instanceof ReferencePath.Element element && element.index() < array.size()) {
                return follow(rest, array.get(element.index()), test);
            }
            if (step instanceof ReferencePath.Some) {
                return ReferenceTruth.some(
                        array.stream().map(e -> follow(rest, e, test)).toList());
            }
        }
        return test.operator() == Operator.EXISTS ? ReferenceTruth.FALSE : ReferenceTruth.UNRESOLVED;
    }

    private ReferenceTruth test(Operator operator, @Nullable Object value, @Nullable Object operand) {
        return switch (operator) {
            case EXISTS -> ReferenceTruth.TRUE;
            case EQ -> sameType(value, operand) ? ReferenceTruth.of(same(value, operand)) : ReferenceTruth.UNRESOLVED;
            case IN ->
                isScalar(value)
                        ? ReferenceTruth.of(list(operand).stream().anyMatch(e -> same(value, e)))
                        : ReferenceTruth.UNRESOLVED;
            case GT, LT -> compare(operator, value, operand);
            case CONTAINS, STARTS_WITH, ENDS_WITH, REGEX, CIDR_MATCH, HOST_IN, PATH_WITHIN ->
                value instanceof String text ? testText(operator, text, operand) : ReferenceTruth.UNRESOLVED;
        };
    }

    private ReferenceTruth testText(Operator operator, String text, @Nullable Object operand) {
        return switch (operator) {
            case CONTAINS -> ReferenceTruth.of(text.contains(string(operand)));
            case STARTS_WITH -> ReferenceTruth.of(text.startsWith(string(operand)));
            case ENDS_WITH -> ReferenceTruth.of(text.endsWith(string(operand)));
            case REGEX -> regex(text, string(operand));
            case CIDR_MATCH ->
                IpAddress.parse(text)
                        .map(a -> ReferenceTruth.of(
                                ReferenceEntry.parse(string(operand)).covers(a)))
                        .orElse(ReferenceTruth.UNRESOLVED);
            case HOST_IN -> ReferenceHosts.isNamed(text, strings(operand));
            case PATH_WITHIN -> ReferenceFiles.isWithin(text, strings(operand));
            case EXISTS, EQ, IN, GT, LT -> throw new IllegalArgumentException("not a test on text: " + operator);
        };
    }

    private ReferenceTruth regex(String text, String pattern) {
        if (text.length() > limits.maxRegexInputChars()) {
            return ReferenceTruth.ERROR;
        }
        return ReferenceTruth.of(patterns.computeIfAbsent(pattern, Pattern::compile)
                .matcher(text)
                .find());
    }

    private static ReferenceTruth compare(Operator operator, @Nullable Object value, @Nullable Object operand) {
        if (!(value instanceof Number) || !(operand instanceof Number)) {
            return ReferenceTruth.UNRESOLVED;
        }
        int order = number(value).compareTo(number(operand));
        return ReferenceTruth.of(operator == Operator.GT ? order > 0 : order < 0);
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    private static boolean sameType(@Nullable Object a, @Nullable Object b) {
        return (a == null && b == null)
                || (a instanceof String && b instanceof String)
                || (a instanceof Boolean && b instanceof Boolean)
                || (a instanceof Number && b instanceof Number);
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (!sameType(a, b)) {
            return false;
        }
        if (a instanceof Number && b instanceof Number) {
            return number(a).compareTo(number(b)) == 0;
        }
        return a == null || a.equals(b);
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }

    private static String string(@Nullable Object operand) {
        return operand instanceof String text ? text : "";
    }

    private static List<?> list(@Nullable Object operand) {
        return operand instanceof List<?> many ? many : List.of();
    }

    private static List<String> strings(@Nullable Object operand) {
        return operand instanceof List<?> many
                ? many.stream().map(ReferenceClauses::string).toList()
                : List.of(string(operand));
    }
}
