/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.core.text.LinearPattern;
import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern in RE2 syntax (REFERENCE 4.4). */
final class PatternCheck implements LocalCheck {
    /**
     * What streams need besides; made when the first comes.
     *
     * @param openOrNull tells of patterns that RE2J runs where a match may have begun; of others the scanner does
     */
    private record Streamed(@Nullable OpenMatch openOrNull) {}

    private final String source;
    private final Tag tag;
    private final PatternScanner scanner;
    private volatile @Nullable Streamed streamed;

    PatternCheck(String pattern) {
        this(pattern, REDACTED);
    }

    /** One whose matches are replaced by {@code mask}. */
    PatternCheck(String pattern, String mask) {
        this.source = pattern;
        this.tag = new Tag(mask);
        this.scanner = PatternScanner.of(List.of(ScanRule.of(pattern)));
    }

    @Override
    public List<Hit> find(String text) {
        return find(text, 0);
    }

    @Override
    public List<Hit> find(String text, int from) {
        List<Hit> hits = new ArrayList<>();
        scanner.scan(text, from, (rule, start, end, groupStart, groupEnd) -> {
            if (end > start) {
                hits.add(new Hit("regex", tag.start(text, start), tag.end(text, end), tag.text(), null));
            }
            return true;
        });
        return hits;
    }

    @Override
    public List<Hit> find(Reading reading, int from) {
        return reading.find(this, from);
    }

    @Override
    public int settled(Reading reading, int from, int reach) {
        return reading.settled(this, from, reach);
    }

    @Override
    public int settled(String text, int from, int reach) {
        OpenMatch open = streamed().openOrNull;
        int settled = open == null ? scanner.settled(text, from) : open.start(text, from, find(text, from));
        int begun = tag.begun(text, from);
        settled = Math.min(begun, tag.start(text, settled));
        // a match that reaches into what may become a tag will reach to the end of it
        for (Hit hit : begun < text.length() ? find(text, from) : List.<Hit>of()) {
            settled = hit.end() > begun ? Math.min(settled, hit.start()) : settled;
        }
        return Math.max(from, settled);
    }

    @Override
    public List<Tag> tags() {
        return List.of(tag);
    }

    private Streamed streamed() {
        Streamed known = streamed;
        if (known == null) {
            known = new Streamed(LinearPattern.compile(source).usesAutomaton() ? null : new OpenMatch(source));
            streamed = known;
        }
        return known;
    }

    @Override
    public String detail(List<Hit> hits) {
        return "matched " + hits.size() + " time(s)";
    }
}
