/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import java.util.ArrayList;
import java.util.List;

/** A pattern in RE2 syntax (REFERENCE 4.4). */
final class PatternCheck implements LocalCheck {
    private final PatternScanner scanner;

    PatternCheck(String pattern) {
        this.scanner = PatternScanner.of(List.of(ScanRule.of(pattern)));
    }

    @Override
    public List<Hit> find(String text) {
        List<Hit> hits = new ArrayList<>();
        scanner.scan(text, (rule, start, end, groupStart, groupEnd) -> {
            if (end > start) {
                hits.add(new Hit("regex", start, end, REDACTED, null));
            }
            return true;
        });
        return hits;
    }

    @Override
    public String detail(List<Hit> hits) {
        return "matched " + hits.size() + " time(s)";
    }
}
