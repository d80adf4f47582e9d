/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests by equality and order of scalars. */
final class ScalarTests {
    private ScalarTests() {}

    static ValueTest eq(@Nullable Object operand) {
        return operand instanceof String text ? new TextEq(text) : new ScalarEq(operand);
    }

    /** Equality with a string; the most common clause of all. */
    static final class TextEq extends ValueTest {
        final String operand;

        TextEq(String operand) {
            super(Cost.CHEAP);
            this.operand = operand;
        }

        @Override
        int test(@Nullable Object value) {
            return value instanceof String text ? Truth.of(operand.equals(text)) : Truth.UNRESOLVED;
        }
    }

    private static final class ScalarEq extends ValueTest {
        private final @Nullable Object operand;

        ScalarEq(@Nullable Object operand) {
            super(Cost.CHEAP);
            this.operand = operand;
        }

        @Override
        int test(@Nullable Object value) {
            if (operand instanceof Number) {
                return value instanceof Number number ? Truth.of(compare(number, operand) == 0) : Truth.UNRESOLVED;
            }
            if (operand == null) {
                return value == null ? Truth.TRUE : Truth.UNRESOLVED;
            }
            return value instanceof Boolean ? Truth.of(operand.equals(value)) : Truth.UNRESOLVED;
        }
    }

    /** Membership; numbers are brought to one form so that a hash finds them. */
    static final class In extends ValueTest {
        private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
        private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

        private final Set<Object> operands = new HashSet<>();
        private final boolean hasNull;

        In(List<?> elements) {
            super(Cost.CHEAP);
            boolean nullToo = false;
            for (Object element : elements) { // contains(null) is not for lists that hold no null, such as List.of
                if (element == null) {
                    nullToo = true;
                } else {
                    operands.add(normal(element));
                }
            }
            hasNull = nullToo;
        }

        @Override
        int test(@Nullable Object value) {
            if (value == null) {
                return Truth.of(hasNull);
            }
            boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
            return scalar ? Truth.of(operands.contains(normal(value))) : Truth.UNRESOLVED;
        }

        private static Object normal(Object scalar) {
            if (scalar instanceof BigDecimal number) {
                BigDecimal plain = number.stripTrailingZeros();
                return plain.scale() <= 0 && isLong(plain) ? (Object) plain.longValueExact() : plain;
            }
            return scalar;
        }

        private static boolean isLong(BigDecimal whole) {
            return whole.compareTo(LEAST_LONG) >= 0 && whole.compareTo(GREATEST_LONG) <= 0;
        }
    }

    /** {@code gt} and {@code lt}. */
    static final class Order extends ValueTest {
        private final Object operand;
        private final int sign;

        Order(Object operand, int sign) {
            super(Cost.CHEAP);
            this.operand = operand;
            this.sign = sign;
        }

        @Override
        int test(@Nullable Object value) {
            return value instanceof Number ? Truth.of(compare(value, operand) * sign > 0) : Truth.UNRESOLVED;
        }
    }

    /** Sign of {@code a - b}; each is a {@code Long} or a {@code BigDecimal}. */
    private static int compare(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) number;
    }
}
