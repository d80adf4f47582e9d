/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.guardrails.internal.feed.MatchCsv;
import ai.orcarouter.guardrails.internal.feed.MatchGroups;
import ai.orcarouter.guardrails.internal.feed.MatchReader;
import ai.orcarouter.guardrails.model.feed.MatchGroupPage;
import ai.orcarouter.guardrails.model.feed.MatchGrouping;
import ai.orcarouter.guardrails.model.feed.MatchPage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import ai.orcarouter.guardrails.model.feed.MatchStats;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the guardrails of a workspace found: one record for each rule that fired on a text (REFERENCE 4.11). Matched
 * text is in it only where the guardrail kept raw content at that time, which is off unless somebody asked for it.
 *
 * <p>Any member may read it, unless the host's {@code AccessPolicy} says otherwise; others are refused with
 * {@link ErrorCode#FORBIDDEN}. A store that cannot be reached shows as {@link ErrorCode#STORE_UNAVAILABLE}. Pages
 * continue where they ended, however many matches are added meanwhile. Thread-safe.
 */
public final class GuardrailFeeds {
    private final Configuration configuration;

    GuardrailFeeds(Configuration configuration) {
        this.configuration = configuration;
    }

    /** One page of matches, newest first. */
    public MatchPage matches(Actor actor, MatchQuery query) {
        return reader(actor).page(query);
    }

    /** One page of requests that have matches of a query, by their last match. */
    public MatchGroupPage byRequest(Actor actor, MatchQuery query) {
        return new MatchGroups(reader(actor)).page(query);
    }

    /** How many matches a query finds, whatever its limit says, up to the newest 100,000. */
    public MatchStats stats(Actor actor, MatchQuery query, MatchGrouping grouping) {
        return reader(actor).stats(query, grouping);
    }

    /**
     * Writes the matches of a query, whatever its limit says, up to the newest 100,000, as CSV (RFC 4180) with a line
     * of column names. Values that a spreadsheet could take for formulas are preceded by an apostrophe.
     *
     * @return whether there may be more matches than were written
     * @throws IOException when {@code out} fails
     */
    public boolean csv(Actor actor, MatchQuery query, Appendable out) throws IOException {
        MatchReader reader = reader(actor);
        MatchCsv.header(out);
        Lines lines = new Lines(out);
        boolean more = reader.each(query, lines::write);
        if (lines.failure != null) {
            throw lines.failure;
        }
        return more;
    }

    private MatchReader reader(Actor actor) {
        return new MatchReader(
                configuration.services().eventStore(),
                configuration.services().workspace(),
                configuration
                        .read(actor, AdminOperation.READ_MATCHES)
                        .suppressions()
                        .keySet());
    }

    /** Keeps the failure of what is written to. */
    private static final class Lines {
        private final Appendable out;
        private @Nullable IOException failure;

        private Lines(Appendable out) {
            this.out = out;
        }

        private boolean write(MatchRecord match) {
            try {
                MatchCsv.line(out, match);
                return true;
            } catch (IOException e) {
                failure = e;
                return false;
            }
        }
    }
}
