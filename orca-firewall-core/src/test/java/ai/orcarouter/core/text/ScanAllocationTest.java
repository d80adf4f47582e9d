/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text in which nothing is found costs no memory, also when much of it looks like what is looked for. */
class ScanAllocationTest {
    private static final String TEXT =
            ("static int tokenCount(List<String> keys) { return keys.size(); } // sk-12 AKIA0 "
                            + "see https://example.org/a?key=1 and the secret of the password: none\n")
                    .repeat(400);

    private static long least(Runnable scan) {
        assumeThat(ManagementFactory.getThreadMXBean())
                .as("a virtual machine that counts what a thread allocates")
                .isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 8; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            scan.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void scan_patternsThatDoNotMatch_allocatesNothing() {
        PatternScanner scanner = PatternScanner.of(List.of(
                ScanRule.of("sk-[a-z0-9]{20,}"),
                ScanRule.of("\\b(AKIA[A-Z0-9]{16})\\b"),
                ScanRule.of("(?i)(?:key|token|secret)\\w{0,20}[ \\t]*[=:][ \\t]*['\"]([a-z0-9]{24,})"),
                ScanRule.of("-----BEGIN [A-Z ]{1,30}-----[\\s\\S]{40,}?-----END")));
        PatternScanner.Matches none = (rule, start, end, groupStart, groupEnd) -> {
            throw new AssertionError("a match of rule " + rule);
        };
        assertThat(least(() -> scanner.scan(TEXT, none))).isZero();
    }

    @Test
    void scan_keywordsThatOccur_allocatesNothing() {
        KeywordScanner scanner = KeywordScanner.of(List.of("token", "key", "secret", "AKIA", "sk-", "password"));
        assertThat(least(() -> scanner.scan(TEXT, 0, TEXT.length(), (keyword, start, end) -> end > 0)))
                .isZero();
    }

    @Test
    void isPlain_plainText_allocatesNothing() {
        assertThat(TextNormalizer.isPlain(TEXT)).isTrue();
        assertThat(least(() -> TextNormalizer.isPlain(TEXT))).isZero();
    }
}
