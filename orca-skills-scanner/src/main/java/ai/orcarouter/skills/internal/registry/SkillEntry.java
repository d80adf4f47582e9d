/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.StoredSkill;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored record.
 *
 * @param document as it is stored
 * @param recordOrNull what it says; null when it cannot be read
 * @param fault why it cannot be used; empty when it can
 */
public record SkillEntry(ConfigDocument document, @Nullable SkillRecord recordOrNull, String fault) {
    static SkillEntry read(ConfigDocument document) {
        try {
            SkillRecord record = SkillReader.read(document.json().orElseThrow());
            if (!record.name().equals(document.id())) {
                return new SkillEntry(document, null, "cannot be used: it holds another name than its id");
            }
            return new SkillEntry(document, record, "");
        } catch (OrcaException e) {
            return new SkillEntry(document, null, "cannot be used: " + e.getMessage());
        }
    }

    /** Its name, which its document has even when it cannot be read. */
    public String name() {
        return document.id();
    }

    /** What it says; refuses one that cannot be read. */
    public SkillRecord readable() {
        if (recordOrNull == null) {
            String message = "skill \"" + document.id() + "\" " + fault;
            throw new OrcaException(
                    ErrorCode.INVALID_DOCUMENT,
                    List.of(Issue.error("", "skill", message, "delete or register it anew")));
        }
        return recordOrNull;
    }

    /** What callers are told of it. */
    public StoredSkill shown(Instant now) {
        return shown(document, readable(), now);
    }

    static StoredSkill shown(ConfigDocument document, SkillRecord record, Instant now) {
        return new StoredSkill(record, record.effective(now), document.version(), document.author(), document.time());
    }
}
