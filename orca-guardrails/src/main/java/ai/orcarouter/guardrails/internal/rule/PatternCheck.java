/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** A pattern in RE2 syntax (REFERENCE 4.4). */
final class PatternCheck implements LocalCheck {
    private final Pattern pattern;

    PatternCheck(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    @Override
    public List<Hit> find(String text) {
        List<Hit> hits = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                hits.add(new Hit("regex", matcher.start(), matcher.end(), REDACTED, null));
            }
        }
        return hits;
    }

    @Override
    public String detail(List<Hit> hits) {
        return "matched " + hits.size() + " time(s)";
    }
}
