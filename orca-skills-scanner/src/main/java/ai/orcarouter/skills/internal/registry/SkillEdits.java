/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.text.Printable;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.StoredSkill;
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

    /** A stored record, whether it can be used or not. */
    public SkillEntry find(String name, long expectedVersion) {
        SkillEntry entry = base.entry(name).orElseThrow(() -> ConfigDraft.notFound("skill \"" + name + "\""));
        ConfigDraft.requireVersion("skill \"" + name + "\"", entry.document().version(), expectedVersion);
        return entry;
    }

    /**
     * Stores a new record; its name must be free among all kinds. One that was only seen at run time makes way for what
     * somebody registers, but what a person decided about it stays, so that another kind needs its deletion first.
     */
    public StoredSkill create(SkillRecord record, String verb) {
        SkillEntry taken = base.entry(record.name()).orElse(null);
        if (taken != null) {
            SkillRecord other = taken.recordOrNull();
            if (other == null || !makesWay(other, record)) {
                String kind =
                        other == null ? "a damaged record" : "a " + other.kind().label();
                throw new OrcaException(
                        ErrorCode.DUPLICATE_NAME, kind + " has the name \"" + record.name() + "\" already");
            }
            return save(record.decidedAs(other), verb);
        }
        return save(record, verb);
    }

    private static boolean makesWay(SkillRecord seen, SkillRecord record) {
        boolean decided = seen.review().isPresent() || seen.override().isPresent();
        return seen.origin() == SkillOrigin.AUTO_DETECTED
                && record.origin() != SkillOrigin.AUTO_DETECTED
                && (!decided || seen.kind() == record.kind());
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
