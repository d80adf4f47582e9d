/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Numbers;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.internal.egress.BlockParser;
import ai.orcarouter.firewall.internal.egress.EgressEntry;
import ai.orcarouter.firewall.model.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Operands against operators, as the Javadoc of {@link Operator} states them. */
final class OperandCheck {
    private final RuleContext context;
    private final PatternCheck patterns;

    OperandCheck(RuleContext context, PatternCheck patterns) {
        this.context = context;
        this.patterns = patterns;
    }

    void check(String field, Operator operator, @Nullable Object operand) {
        switch (operator) {
            case EQ -> scalar(field, operator, operand);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> affix(field, operator, operand);
            case REGEX -> string(field, operator, operand, this::pattern);
            case IN -> list(field, operator, operand);
            case CIDR_MATCH -> string(field, operator, operand, this::block);
            case GT, LT -> number(field, operator, operand);
            case EXISTS -> exists(field, operand);
            case HOST_IN -> strings(field, operator, operand, (at, text) -> EgressCheck.checkEntry(context, at, text));
            case PATH_WITHIN -> strings(field, operator, operand, this::root);
        }
    }

    private void scalar(String field, Operator operator, @Nullable Object operand) {
        if (operand instanceof List || operand instanceof Map) {
            boolean list = operand instanceof List && operator == Operator.EQ;
            wrong(field, operator, "a scalar", operand, list ? "use \"in\" for several values" : "");
        } else if (operand instanceof String text) {
            context.requireWhole(field, text);
        } else if (operand instanceof BigDecimal decimal) {
            decimal(field, decimal);
        } else if (operand != null && !(operand instanceof Long) && !(operand instanceof Boolean)) {
            String type = operand.getClass().getSimpleName();
            context.error(
                    field,
                    "an operand of type " + type + " is not a JSON value",
                    "use String, Long, BigDecimal, Boolean or null");
        }
    }

    private void decimal(String field, BigDecimal decimal) {
        if (!Numbers.isBounded(decimal)) {
            context.error(field, "the number has more than 100 digits or an exponent beyond 400", "");
        } else if (Numbers.isLong(decimal)) {
            context.error(field, "a whole number that fits 64 bits must be a Long, not a BigDecimal", "");
        }
    }

    private void number(String field, Operator operator, @Nullable Object operand) {
        if (operand instanceof Number) {
            scalar(field, operator, operand);
        } else {
            wrong(field, operator, "a number", operand, "");
        }
    }

    private void list(String field, Operator operator, @Nullable Object operand) {
        if (!(operand instanceof List<?> list)) {
            wrong(field, operator, "a list of scalars", operand, "");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            scalar(field + "/" + i, operator, list.get(i));
        }
        if (list.isEmpty()) {
            context.warning(field, "nothing is in an empty list", "");
        }
    }

    private void exists(String field, @Nullable Object operand) {
        if (operand != null && !Boolean.TRUE.equals(operand)) {
            String hint = Boolean.FALSE.equals(operand) ? "wrap the clause in \"not\"" : "leave it out";
            context.error(field, "operator \"exists\" takes no value, or true", hint);
        }
    }

    private void affix(String field, Operator operator, @Nullable Object operand) {
        string(field, operator, operand, (at, text) -> {
            if (text.isEmpty()) {
                context.warning(at, "every string " + operator.wire().replace('_', ' ') + " the empty one", "");
            }
        });
    }

    private void string(String field, Operator operator, @Nullable Object operand, BiConsumer<String, String> check) {
        if (operand instanceof String text) {
            context.requireWhole(field, text);
            check.accept(field, text);
        } else {
            wrong(field, operator, "a string", operand, "");
        }
    }

    private void strings(String field, Operator operator, @Nullable Object operand, BiConsumer<String, String> check) {
        if (!(operand instanceof List<?> list)) {
            string(field, operator, operand, check);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            string(field + "/" + i, operator, list.get(i), check);
        }
        if (list.isEmpty()) {
            context.warning(field, "nothing is in an empty list", "");
        }
    }

    private void pattern(String field, String pattern) {
        PatternCheck.Outcome outcome = patterns.check(pattern);
        if (!outcome.fault().isEmpty()) {
            context.error(field, outcome.fault(), "");
        }
    }

    private void block(String field, String text) {
        EgressEntry.Reading reading = BlockParser.read(text);
        if (reading.entryOrNull() == null) {
            context.error(field, reading.message(), reading.hint());
        } else if (!reading.message().isEmpty()) {
            context.warning(field, reading.message(), reading.hint());
        }
    }

    private void root(String field, String root) {
        String lower = root.toLowerCase(Locale.ROOT);
        if (!root.startsWith("/")) {
            context.error(field, Texts.quote(root) + " is not an absolute path", "start it with /");
        } else if (root.indexOf('\0') >= 0 || root.indexOf('\\') >= 0) {
            context.error(field, Texts.quote(root) + " holds a NUL or a backslash", "");
        } else if (lower.contains("%2e") || lower.contains("%2f") || lower.contains("%5c")) {
            context.error(field, Texts.quote(root) + " holds a percent-encoded dot or separator", "write it out");
        } else if ((root + "/").contains("/./") || (root + "/").contains("/../")) {
            context.error(field, Texts.quote(root) + " holds a segment . or ..", "write the path it leads to");
        }
    }

    private void wrong(String field, Operator operator, String wanted, @Nullable Object operand, String hint) {
        String message = "operator " + Texts.quote(operator.wire()) + " takes " + wanted + ", not " + kind(operand);
        context.error(field, message, hint);
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Map ? "an object" : value.getClass().getSimpleName();
    }
}
