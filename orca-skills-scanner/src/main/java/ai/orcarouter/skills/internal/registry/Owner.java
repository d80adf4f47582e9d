/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SkillStanding.Mode;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillRecord;
import java.time.Instant;
import java.time.InstantSource;

/** A registered capability as the owner of calls: its standing now, and after an override of it has ended. */
final class Owner {
    private final SkillStanding before;
    private final SkillStanding after;
    private final long until;

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
            SkillStanding after,
            long until,
            boolean server,
            boolean toolsUnknown,
            boolean provisional,
            boolean curated) {
        this.before = before;
        this.after = after;
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
            return new Owner(held, held, Long.MAX_VALUE, true, true, false, false);
        }
        Instant end = record.override().flatMap(override -> override.expires()).orElse(Instant.MAX);
        SkillStanding before = standing(record, record.effective(Instant.MIN));
        SkillStanding after = standing(record, record.effective(Instant.MAX));
        boolean server = record.kind() == SkillKind.MCP_SERVER;
        boolean listed = record.origin() == SkillOrigin.BUILTIN || record.origin() == SkillOrigin.REGISTRY;
        boolean provisional = record.origin() == SkillOrigin.AUTO_DETECTED && !record.isReviewed();
        // What an agent made up says nothing about the tools of others, unless a person said something about it.
        boolean counts = !provisional || record.override().isPresent();
        return new Owner(
                before,
                after,
                millis(end),
                server,
                !server && record.allowedTools().isEmpty() && counts,
                provisional,
                listed && !record.allowedTools().isEmpty());
    }

    private static long millis(Instant end) {
        try {
            return end.toEpochMilli();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
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

    SkillStanding standing(InstantSource clock) {
        return until == Long.MAX_VALUE || clock.millis() < until ? before : after;
    }
}
