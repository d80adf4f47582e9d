/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.List;

/** The part of a text beyond so many code points; masking it cuts the text there (REFERENCE 4.4). */
record LengthCheck(long maxChars) implements LocalCheck {
    /** The check of what follows so many code points. */
    LengthCheck after(long used) {
        return new LengthCheck(Math.max(0, maxChars - used));
    }

    @Override
    public List<Hit> find(String text, int from) {
        return find(text.substring(from)).stream()
                .map(hit -> new Hit(hit.kind(), hit.start() + from, hit.end() + from, hit.mask(), null))
                .toList();
    }

    @Override
    public int settled(String text, int from, int reach) {
        return text.length();
    }

    @Override
    public List<Hit> find(String text) {
        if (text.length() <= maxChars || text.codePointCount(0, text.length()) <= maxChars) {
            return List.of();
        }
        int end = text.offsetByCodePoints(0, (int) maxChars);
        return List.of(new Hit("max_chars", end, text.length(), "", null));
    }

    @Override
    public String detail(List<Hit> hits) {
        return "longer than " + maxChars + " characters";
    }
}
