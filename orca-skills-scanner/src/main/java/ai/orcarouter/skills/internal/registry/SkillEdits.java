/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.text.Printable;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.StoredSkill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes of skill records, each checked against the snapshot that it is computed from. */
public final class SkillEdits {
    private static final int MAX_TOOLS = 500;
    private static final int MAX_TOOL = 256;

    private final ConfigDraft<?> draft;
    private final SkillSnapshot base;

    /** Edits that go into {@code draft}, which was computed from {@code base}. */
    public SkillEdits(ConfigDraft<?> draft, SkillSnapshot base) {
        this.draft = draft;
        this.base = base;
    }

    /** When the change is made. */
    public Instant time() {
        return draft.time();
    }

    /** A stored record, whether it can be used or not. */
    public SkillEntry find(String name, long expectedVersion) {
        SkillEntry entry = base.entry(name).orElseThrow(() -> ConfigDraft.notFound("skill \"" + name + "\""));
        ConfigDraft.requireVersion("skill \"" + name + "\"", entry.document().version(), expectedVersion);
        return entry;
    }

    /**
     * Stores a new record; no capability of any kind may have its name or one that looks like it. What was only seen at
     * run time makes way for what somebody registers, since callers choose those names; but what a person decided about
     * the very name stays, and a decided record of another kind or spelling needs its deletion first.
     */
    public StoredSkill create(SkillRecord record, String verb) {
        String look = SkillNames.look(record.name());
        for (ConfigDocument server : base.stored().documents(DocumentKinds.MCP_SERVER)) {
            boolean own = server.id().equals(record.name()) && record.kind() == SkillKind.MCP_SERVER;
            if (!own && SkillNames.look(server.id()).equals(look)) {
                throw taken("an MCP server", server.id());
            }
        }
        SkillRecord next = record;
        for (SkillEntry entry : base.entries()) {
            if (SkillNames.look(entry.name()).equals(look)) {
                SkillRecord other = entry.recordOrNull();
                if (other == null) {
                    throw taken("a damaged record", entry.name());
                }
                if (!makesWay(other, record)) {
                    throw taken("a " + other.kind().label(), entry.name());
                }
                if (other.name().equals(record.name())) {
                    next = record.decidedAs(other);
                } else {
                    delete(entry);
                }
            }
        }
        return save(next, verb);
    }

    private static OrcaException taken(String what, String name) {
        return new OrcaException(ErrorCode.DUPLICATE_NAME, what + " has the name \"" + name + "\" already");
    }

    private static boolean makesWay(SkillRecord seen, SkillRecord record) {
        boolean decided = seen.review().isPresent() || seen.override().isPresent();
        boolean same = seen.kind() == record.kind() && seen.name().equals(record.name());
        return seen.origin() == SkillOrigin.AUTO_DETECTED
                && record.origin() != SkillOrigin.AUTO_DETECTED
                && (!decided || same);
    }

    /** Stores the next version of a record. */
    public StoredSkill save(SkillRecord record, String verb) {
        ConfigDocument stored = draft.put(DocumentKinds.SKILL, record.name(), SkillWriter.write(record));
        SkillRecord read = SkillReader.read(stored.json().orElseThrow());
        SkillAudit.row(draft, verb, read);
        return SkillEntry.shown(stored, read, draft.time());
    }

    /** Deletes a record, which frees the name; its history stays. */
    public void delete(SkillEntry entry) {
        draft.put(DocumentKinds.SKILL, entry.name(), null);
        if (entry.recordOrNull() == null) {
            SkillAudit.unreadable(draft, SkillAudit.DELETE, entry.name());
        } else {
            SkillAudit.row(draft, SkillAudit.DELETE, entry.recordOrNull());
        }
    }

    /** Refuses names, publishers and tools that cannot be kept or that people cannot tell apart. */
    public static void check(String name, String publisher, List<String> tools) {
        List<Issue> issues = new ArrayList<>();
        if (name.isBlank() || name.length() > SkillRecord.MAX_NAME || hides(name) || !name.equals(name.strip())) {
            issues.add(Issue.error(
                    "/name",
                    "skill",
                    "a name has 1 to " + SkillRecord.MAX_NAME + " visible characters",
                    "no spaces around it, no control or format characters"));
        }
        if (publisher.length() > SkillRecord.MAX_NAME || hides(publisher)) {
            issues.add(Issue.error("/publisher", "skill", "a publisher has up to 128 visible characters", ""));
        }
        boolean odd = tools.stream().anyMatch(tool -> tool.isBlank() || tool.length() > MAX_TOOL || hides(tool));
        if (tools.size() > MAX_TOOLS || odd) {
            issues.add(Issue.error(
                    "/allowed_tools", "skill", "up to " + MAX_TOOLS + " tools of 1 to 256 visible characters", ""));
        }
        if (!issues.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
    }

    private static boolean hides(String text) {
        return text.codePoints().anyMatch(c -> !Printable.isPrintable(c));
    }
}
