/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.guardrails.internal.workspace.GuardrailResolution.Guarded;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The details of a match's event: for each place what was found, where, its fingerprint, and only where the guardrail
 * keeps raw content the text itself. Only the first places are listed, so that an event is never too long.
 */
final class MatchDetails {
    /** The most places that an event lists. */
    static final int MOST_HITS = 80;

    /** The most characters of one matched text. */
    static final int MOST_RAW = 256;

    private static final int MOST_RAW_IN_ALL = 10_000;
    private static final int MOST_KIND = 64;

    private final Fingerprints fingerprints;
    private final Guardrail guardrail;
    private final Violation violation;
    private final @Nullable String text;
    private int raw;

    private MatchDetails(Fingerprints fingerprints, Guardrail guardrail, Violation violation, @Nullable String text) {
        this.fingerprints = fingerprints;
        this.guardrail = guardrail;
        this.violation = violation;
        this.text = text;
    }

    /**
     * The details as JSON.
     *
     * @param text what was screened; null when it is not known any more
     */
    static String of(Fingerprints fingerprints, Guarded guarded, Violation violation, @Nullable String text) {
        Guardrail guardrail = guarded.compiled().guardrail();
        return new MatchDetails(fingerprints, guardrail, violation, text).json();
    }

    private String json() {
        List<Map<String, Object>> hits = new ArrayList<>();
        for (Match match : violation.matches()) {
            if (hits.size() == MOST_HITS) {
                break;
            }
            hits.add(hit(match));
        }
        if (hits.isEmpty() && text != null) {
            hits.add(hit(new Match(violation.ruleType().wire(), 0, text.length(), violation.action())));
        }
        return CanonicalJson.write(Map.of("hits", hits, "total", (long)
                Math.max(hits.size(), violation.matches().size())));
    }

    private Map<String, Object> hit(Match match) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", StoreText.clean(match.kind(), MOST_KIND));
        out.put("start", (long) match.start());
        out.put("end", (long) match.end());
        out.put("action", match.action().wire());
        if (text != null && match.end() <= text.length()) {
            String matched = text.substring(match.start(), match.end());
            String fingerprint = fingerprints.of(guardrail.id(), violation.ruleId(), violation.ruleType(), matched);
            if (!fingerprint.isEmpty()) {
                out.put("fingerprint", fingerprint);
            }
            if (guardrail.logRaw()) {
                putRaw(out, StoreText.clean(matched, MOST_RAW));
            }
        }
        return out;
    }

    private void putRaw(Map<String, Object> out, String matched) {
        int length = CanonicalJson.write(matched).length();
        if (raw + length <= MOST_RAW_IN_ALL) {
            raw += length;
            out.put("matched", matched);
        }
    }
}
