/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One promise about speed.
 *
 * @param promise what is promised, in words
 * @param limit the number that decides
 * @param most whether the figure must be at most, not at least, the limit
 * @param unit of figure and limit
 * @param figure computes what was measured; empty when the results do not hold it
 */
record Bar(String promise, double limit, boolean most, String unit, Function<Results, OptionalDouble> figure) {
    static Bar atMost(double limit, String unit, String promise, Function<Results, OptionalDouble> figure) {
        return new Bar(promise, limit, true, unit, figure);
    }

    static Bar atLeast(double limit, String unit, String promise, Function<Results, OptionalDouble> figure) {
        return new Bar(promise, limit, false, unit, figure);
    }

    boolean holds(double measured) {
        return most ? measured <= limit : measured >= limit;
    }

    /** A row of a Markdown table. */
    String row(Results results) {
        OptionalDouble measured = figure.apply(results);
        String outcome = measured.isEmpty() ? "not measured" : holds(measured.getAsDouble()) ? "PASS" : "FAIL";
        String value = measured.isEmpty() ? "" : number(measured.getAsDouble()) + unit;
        return "| " + promise + " | " + (most ? "at most " : "at least ") + number(limit) + unit + " | " + value + " | "
                + outcome + " |";
    }

    static String number(double value) {
        String format = value >= 100 || value == Math.rint(value) ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
