/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.guardrails.model.Suppression;
import ai.orcarouter.guardrails.model.feed.MatchHit;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is marked as a false positive, and what no longer (REFERENCE 4.12). */
public final class SuppressionEdits {
    /** The most findings that are marked in a workspace. */
    public static final int MOST = 10_000;

    /** After how many findings within {@link #PERIOD} no more are taken. */
    public static final int MOST_IN_PERIOD = 100;

    /** The time over which marks are counted. */
    public static final Duration PERIOD = Duration.ofMinutes(1);

    private final ConfigDraft<?> draft;
    private final Map<String, Suppression> known;

    /** Edits that go into {@code draft}, which was computed from {@code base}. */
    public SuppressionEdits(ConfigDraft<?> draft, GuardrailSnapshot base) {
        this.draft = draft;
        this.known = base.suppressions();
    }

    /** Marks places of a match; one that is marked already stays as it is. */
    public List<Suppression> mark(MatchRecord match, List<MatchHit> hits) {
        Instant since = draft.time().minus(PERIOD);
        long recent = known.values().stream()
                .filter(each -> each.time().isAfter(since))
                .count();
        if (recent >= MOST_IN_PERIOD) {
            throw new OrcaException(
                    ErrorCode.RATE_LIMITED, recent + " findings were marked in the last " + PERIOD.toSeconds() + " s");
        }
        if (known.size() + hits.size() > MOST) {
            throw new OrcaException(ErrorCode.CONFLICT, "a workspace has at most " + MOST + " marked findings");
        }
        Map<String, Suppression> out = new LinkedHashMap<>();
        hits.forEach(hit -> out.computeIfAbsent(hit.fingerprint(), fingerprint -> mark(match, hit)));
        GuardrailAudit.marked(draft, match, List.copyOf(out.keySet()));
        return List.copyOf(out.values());
    }

    private Suppression mark(MatchRecord match, MatchHit hit) {
        Suppression before = known.get(hit.fingerprint());
        if (before != null) {
            return before;
        }
        ConfigDocument stored = draft.put(
                DocumentKinds.GUARDRAIL_SUPPRESSION,
                hit.fingerprint(),
                SuppressionJson.write(match.guardrailId(), match.ruleId(), match.ruleType(), hit.kind()));
        return SuppressionJson.read(stored).orElseThrow();
    }

    /** Marks a finding no longer. */
    public Suppression unmark(String fingerprint) {
        Suppression marked = known.get(fingerprint);
        if (marked == null) {
            throw ConfigDraft.notFound("false positive " + fingerprint);
        }
        draft.put(DocumentKinds.GUARDRAIL_SUPPRESSION, fingerprint, null);
        GuardrailAudit.unmarked(draft, marked);
        return marked;
    }
}
