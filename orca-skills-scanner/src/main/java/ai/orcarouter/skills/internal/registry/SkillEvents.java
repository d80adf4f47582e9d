/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events about skills: that a verdict got worse, and that a capability was seen for the first time (REFERENCE 6.6). */
public final class SkillEvents {
    private SkillEvents() {}

    /** What is to be told after another scan: empty unless verdict, band or mode got worse. */
    public static Optional<Event> degraded(SkillRecord before, SkillRecord after, Instant now, String engineVersion) {
        boolean verdict = before.pin().isPresent()
                && after.pin().isPresent()
                && (after.pin().get().verdict().compareTo(before.pin().get().verdict()) > 0
                        || after.pin().get().band().compareTo(before.pin().get().band()) > 0);
        SkillMode mode = after.effective(now);
        if (!verdict && mode.compareTo(before.effective(now)) <= 0) {
            return Optional.empty();
        }
        Map<String, Object> details = details(after, now);
        details.put("previous_mode", before.effective(now).label());
        before.pin().ifPresent(pin -> {
            details.put("previous_verdict", pin.verdict().label());
            details.put("previous_band", pin.band().label());
        });
        return Optional.of(event(after, now, engineVersion, "skill_degraded", "a scan came to more than the one before")
                .details(TreeWriter.compactJson(details))
                .build());
    }

    /** That an unregistered capability was seen and is held until a person has looked at it. */
    public static Event detected(SkillRecord record, Instant now, String engineVersion) {
        return event(record, now, engineVersion, "skill_detected", "seen for the first time and held until reviewed")
                .details(TreeWriter.compactJson(details(record, now)))
                .build();
    }

    private static Event.Builder event(
            SkillRecord record, Instant now, String engineVersion, String code, String reason) {
        return Event.builder(EventKind.SKILL, now)
                .skill(record.name())
                .verdict(record.pin().map(pin -> pin.verdict().label()).orElse(""))
                .quarantined(record.effective(now) == SkillMode.QUARANTINE)
                .reasonCode(code)
                .reason(reason)
                .engineVersion(engineVersion);
    }

    private static Map<String, Object> details(SkillRecord record, Instant now) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("kind", record.kind().label());
        details.put("source", record.origin().label());
        details.put("mode", record.effective(now).label());
        record.pin().ifPresent(pin -> {
            details.put("risk_band", pin.band().label());
            details.put("risk_score", (long) pin.score());
            details.put("content_hash", pin.contentHash());
        });
        return details;
    }
}
