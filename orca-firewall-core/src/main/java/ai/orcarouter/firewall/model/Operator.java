/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What an argument clause tests (REFERENCE 2.6 and DESIGN 6.4).
 *
 * <p>Every operator is <i>unresolved</i> when its path leads nowhere or to a value of a type it does not take;
 * {@link #EXISTS} is false instead when the path leads nowhere. See {@link ArgumentClause} for what becomes of that.
 */
public enum Operator {
    /**
     * Equal scalars of the same type: strings by code units, numbers by value, booleans, null. Operand: a scalar. A
     * value of another type than the operand, or an object or array, is unresolved.
     */
    EQ,
    /** A string that contains the operand. Operand: a string. */
    CONTAINS,
    /** A string in which the RE2 pattern is found anywhere. Operand: a pattern. */
    REGEX,
    /**
     * A scalar equal, as by {@link #EQ}, to an element of the operand; false when no element is, whatever the elements'
     * types; an object or array is unresolved. Operand: an array of scalars.
     */
    IN,
    /** A string that is a strict IP literal inside the block; any other string is unresolved. Operand: a CIDR block. */
    CIDR_MATCH,
    /** A number greater than the operand. Operand: a number. */
    GT,
    /** A number less than the operand. Operand: a number. */
    LT,
    /** The path leads to a value, null included. An extension. Operand: none, or true. */
    EXISTS,
    /** A string that starts with the operand. An extension. Operand: a string. */
    STARTS_WITH,
    /** A string that ends with the operand. An extension. Operand: a string. */
    ENDS_WITH,
    /**
     * A string that is a URL or a host, with or without a port, canonicalised, that one of the entries names; nothing
     * is resolved, so address entries match literals only. A string the canonicaliser refuses is <i>suspicious</i>
     * (SEMANTICS 1.3). An extension. Operand: an egress entry or an array of them.
     */
    HOST_IN,
    /**
     * A string that is an absolute path equal to or below one of the operands, after {@code .} and {@code ..} are
     * resolved by text alone, segment by segment. A relative path, one that starts with {@code ~}, or one that holds a
     * NUL, a backslash or a percent-encoded dot, slash or backslash is <i>suspicious</i> (SEMANTICS 1.3). An extension.
     * Operand: an absolute path or an array of them.
     */
    PATH_WITHIN;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** Whether it goes beyond the seven operators that REFERENCE 2.6 documents. */
    public boolean isExtension() {
        return compareTo(EXISTS) >= 0;
    }

    /** The operator with that name in documents. */
    public static Optional<Operator> fromWire(String name) {
        for (Operator operator : values()) {
            if (operator.wire.equals(name)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
