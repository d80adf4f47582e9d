/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Prints result files of JMH as a Markdown table: CPU time, its error and bytes allocated for each operation. */
public final class Table {
    private Table() {}

    /** Arguments: result files. */
    @SuppressWarnings("SystemOut") // a command line tool
    public static void main(String[] files) throws IOException {
        Results results = new Results();
        for (String file : files) {
            results.read(Path.of(file));
        }
        System.out.println("| benchmark | parameters | time | error | allocated |\n|---|---|---|---|---|");
        for (Results.Row row : results.rows()) {
            OptionalDouble allocated = row.metric("gc.alloc.rate.norm");
            System.out.println("| " + row.name() + " | " + parameters(row) + " | " + time(row.nanos()) + " | "
                    + (Double.isNaN(row.error()) ? "" : percent(row.error() / row.nanos())) + " | "
                    + (allocated.isEmpty() ? "" : bytes(allocated.getAsDouble())) + " |");
        }
    }

    private static String parameters(Results.Row row) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(row.parameters())
                .forEach((name, value) -> out.append(out.isEmpty() ? "" : ", ")
                        .append(name)
                        .append('=')
                        .append(value));
        return out.toString();
    }

    private static String time(double nanos) {
        if (nanos >= 1e9) {
            return three(nanos / 1e9) + " s";
        }
        if (nanos >= 1e6) {
            return three(nanos / 1e6) + " ms";
        }
        return nanos >= 1e3 ? three(nanos / 1e3) + " us" : three(nanos) + " ns";
    }

    private static String three(double value) {
        String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String bytes(double count) {
        return count >= 10_240
                ? String.format(Locale.ROOT, "%.0f KiB", count / 1024)
                : String.format(Locale.ROOT, "%.0f B", count);
    }
}
