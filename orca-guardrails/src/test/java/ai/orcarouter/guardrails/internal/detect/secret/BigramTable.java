/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes {@code bigrams.txt}: how surprising each letter is after each other one in words and identifiers, from 0 to 9
 * bits, counted over the Java sources and documents below the folders given. Run it by hand; the table is part of the
 * source.
 */
final class BigramTable {
    private static final int LETTERS = 26;

    private BigramTable() {}

    /** Prints the table of the texts below the given folders. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] folders) throws IOException {
        long[][] counts = new long[LETTERS][LETTERS];
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                List<Path> texts = files.filter(p ->
                                p.toString().endsWith(".java") || p.toString().endsWith(".md"))
                        .filter(p -> !p.toString().contains("/target/"))
                        .sorted()
                        .toList();
                for (Path text : texts) {
                    count(Files.readString(text, StandardCharsets.UTF_8), counts);
                }
            }
        }
        System.out.print(table(counts));
    }

    private static void count(String text, long[][] counts) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 1; i < lower.length(); i++) {
            int first = lower.charAt(i - 1) - 'a';
            int second = lower.charAt(i) - 'a';
            if (first >= 0 && first < LETTERS && second >= 0 && second < LETTERS) {
                counts[first][second]++;
            }
        }
    }

    private static String table(long[][] counts) {
        StringBuilder out = new StringBuilder();
        for (long[] row : counts) {
            double total = LETTERS;
            for (long count : row) {
                total += count;
            }
            for (long count : row) {
                long bits = Math.round(Math.log(total / (count + 1)) / Math.log(2));
                out.append(Math.min(9, bits));
            }
            out.append('\n');
        }
        return out.toString();
    }
}
