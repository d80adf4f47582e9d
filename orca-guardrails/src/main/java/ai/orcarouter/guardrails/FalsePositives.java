/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.guardrails.internal.feed.MatchRows;
import ai.orcarouter.guardrails.internal.workspace.SuppressionEdits;
import ai.orcarouter.guardrails.model.Suppression;
import ai.orcarouter.guardrails.model.feed.MatchHit;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Findings that rules are to pass over before they can do anything about them (REFERENCE 4.12). What is kept is a keyed
 * fingerprint of the rule and what it matched, never the text. It holds for that rule of that guardrail; a rule that
 * speaks of a text as a whole passes over that very text.
 *
 * <p>Every change is one commit with its audit rows and acts on the next text in this process. Marking needs an Admin,
 * reading a Viewer, unless the host's {@code AccessPolicy} says otherwise; errors are as {@link GuardrailAdmin} says.
 * Thread-safe.
 */
public final class FalsePositives {
    private final Configuration configuration;

    FalsePositives(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Everything that is marked, newest first. */
    public List<Suppression> list(Actor actor) {
        return configuration.read(actor, AdminOperation.READ_GUARDRAILS).suppressions().values().stream()
                .sorted(Comparator.comparing(Suppression::time).reversed().thenComparing(Suppression::fingerprint))
                .toList();
    }

    /**
     * Marks everything that a match of the feed lists. What is marked already stays as it is.
     *
     * @param matchId {@link MatchRecord#id()}
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when there is no such match or it has no fingerprint, with
     *     {@link ErrorCode#RATE_LIMITED} after a hundred findings in a minute, and with {@link ErrorCode#CONFLICT} when
     *     the workspace has as many as it may
     */
    public List<Suppression> mark(Actor actor, String matchId) {
        return mark(actor, matchId, hit -> true);
    }

    /**
     * Marks one place of a match.
     *
     * @param matchId {@link MatchRecord#id()}
     * @param fingerprint {@link MatchHit#fingerprint()} of one of its places
     * @throws OrcaException as {@link #mark(Actor, String)}
     */
    public Suppression mark(Actor actor, String matchId, String fingerprint) {
        return mark(actor, matchId, hit -> hit.fingerprint().equals(fingerprint))
                .get(0);
    }

    private List<Suppression> mark(Actor actor, String matchId, Predicate<MatchHit> wanted) {
        return configuration.write(actor, AdminOperation.MARK_FALSE_POSITIVES, (draft, base) -> {
            MatchRecord match = MatchRows.find(
                            configuration.services().eventStore(),
                            configuration.services().workspace(),
                            matchId)
                    .orElseThrow(() -> ConfigDraft.notFound("match " + matchId));
            List<MatchHit> hits = match.hits().stream()
                    .filter(hit -> !hit.fingerprint().isEmpty() && wanted.test(hit))
                    .toList();
            if (hits.isEmpty()) {
                throw ConfigDraft.notFound("such fingerprint in match " + matchId);
            }
            return new SuppressionEdits(draft, base).mark(match, hits);
        });
    }

    /** Marks a finding no longer; its rule acts on it again. */
    public Suppression unmark(Actor actor, String fingerprint) {
        return configuration.write(
                actor,
                AdminOperation.MARK_FALSE_POSITIVES,
                (draft, base) -> new SuppressionEdits(draft, base).unmark(fingerprint));
    }
}
