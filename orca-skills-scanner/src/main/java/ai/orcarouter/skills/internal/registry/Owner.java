/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SkillStanding.Mode;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillOverride;
import ai.orcarouter.skills.model.SkillRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A registered capability as the owner of calls, whose standing an override changes for some time. */
final class Owner {
    private final SkillStanding before;
    private final SkillStanding during;
    private final SkillStanding after;
    private final Moment from;
    private final Moment until;

    /** What has ended stays so when the clock goes back: it would let a relaxation begin again. */
    private volatile boolean ended;

    /** Whether tools under its name are its own. */
    final boolean server;

    /** Whether it may own tools that nobody states. */
    final boolean toolsUnknown;

    /** Whether nobody has looked yet at what was seen at run time. */
    final boolean provisional;

    /** Whether it comes from where tools are listed with care, so that one that is not listed is suspicious. */
    final boolean curated;

    private Owner(
            SkillStanding before,
            SkillStanding during,
            SkillStanding after,
            Moment from,
            Moment until,
            boolean server,
            boolean toolsUnknown,
            boolean provisional,
            boolean curated) {
        this.before = before;
        this.during = during;
        this.after = after;
        this.from = from;
        this.until = until;
        this.server = server;
        this.toolsUnknown = toolsUnknown;
        this.provisional = provisional;
        this.curated = curated;
    }

    static Owner of(SkillEntry entry) {
        SkillRecord record = entry.recordOrNull();
        if (record == null) {
            SkillStanding held = new SkillStanding(entry.name(), Mode.UNATTRIBUTED);
            return new Owner(held, held, held, Moment.NEVER, Moment.NEVER, true, true, false, false);
        }
        Optional<SkillOverride> override = record.override();
        Instant start = override.map(SkillOverride::at).orElse(Instant.MAX);
        Instant end = override.flatMap(SkillOverride::expires).orElse(Instant.MAX);
        boolean server = record.kind() == SkillKind.MCP_SERVER;
        boolean listed = record.origin() == SkillOrigin.BUILTIN || record.origin() == SkillOrigin.REGISTRY;
        boolean provisional = record.origin() == SkillOrigin.AUTO_DETECTED && !record.isReviewed();
        // What an agent made up says nothing about the tools of others, unless a person said something about it.
        boolean counts = !provisional || record.override().isPresent();
        return new Owner(
                standing(record, record.effective(Instant.MIN)),
                standing(record, record.effective(start)),
                standing(record, record.effective(Instant.MAX)),
                Moment.of(start),
                Moment.of(end),
                server,
                !server && record.allowedTools().isEmpty() && counts,
                provisional,
                listed && !record.allowedTools().isEmpty());
    }

    private static SkillStanding standing(SkillRecord record, SkillMode mode) {
        return new SkillStanding(
                record.name(),
                switch (mode) {
                    case ALLOW -> Mode.ALLOW;
                    case QUARANTINE -> Mode.QUARANTINE;
                    case BLOCK -> Mode.BLOCK;
                });
    }

    /** Its standing now, the same as that of the record at this very instant. */
    SkillStanding standing(InstantSource clock) {
        if (until.isReached(clock)) {
            ended = true;
            return after;
        }
        SkillStanding now = from.isReached(clock) ? during : before;
        return ended ? Standings.stricter(after, now) : now;
    }
}
