/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for the offsets of every mapped text. */
final class OffsetChecks {
    private OffsetChecks() {}

    static void check(MappedText mapped, String original) {
        assertThat(mapped.original()).isEqualTo(original);
        int lastStart = 0;
        int lastEnd = 0;
        for (int i = 0; i < mapped.text().length(); i++) {
            int start = mapped.originalStart(i);
            int end = mapped.originalEnd(i + 1);
            assertThat(start).isBetween(lastStart, original.length());
            assertThat(end).isBetween(Math.max(lastEnd, start + 1), original.length());
            assertThat(splitsPair(original, start)).isFalse();
            assertThat(splitsPair(original, end)).isFalse();
            lastStart = start;
            lastEnd = end;
        }
        assertThat(mapped.originalStart(mapped.text().length())).isBetween(lastStart, original.length());
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
