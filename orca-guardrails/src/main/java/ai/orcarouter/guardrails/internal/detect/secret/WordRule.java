/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/** A rule that is a line of a table: where to look around which words. */
final class WordRule implements Rule {
    /** Reads what stands around a word; takes bounded time. */
    @FunctionalInterface
    interface Reader {
        /** Reads what stands around the word. */
        void read(Scan scan, int start, int end);
    }

    private final int work;
    private final Reader reader;
    private final List<String> keywords;

    /** A rule that pays that much for each word. */
    WordRule(int work, Reader reader, String... keywords) {
        this.work = work;
        this.reader = reader;
        this.keywords = List.of(keywords);
    }

    @Override
    public List<String> keywords() {
        return keywords;
    }

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.affords(end)) {
            scan.spend(work);
            reader.read(scan, start, end);
        }
    }
}
