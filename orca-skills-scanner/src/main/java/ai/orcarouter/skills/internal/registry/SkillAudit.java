/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.skills.model.SkillRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Audit rows of skills (REFERENCE 9): safe metadata, no findings, nothing that a manifest says. */
public final class SkillAudit {
    /** A capability was registered. */
    public static final String REGISTER = "skill_register";

    /** One that was seen at run time was registered by the library. */
    public static final String DETECT = "skill_detect";

    /** What the host says about it changed, and it was scanned. */
    public static final String UPDATE = "skill_update";

    /** It was scanned again. */
    public static final String RESCAN = "skill_rescan";

    /** A person has looked at it. */
    public static final String REVIEW = "skill_review";

    /** An operator set its mode. */
    public static final String OVERRIDE = "skill_override";

    /** An operator's mode was taken back. */
    public static final String CLEAR = "skill_override_clear";

    /** It was deleted. */
    public static final String DELETE = "skill_delete";

    private SkillAudit() {}

    static void row(ConfigDraft<?> draft, String verb, SkillRecord record) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("name", record.name());
        payload.put("kind", record.kind().label());
        payload.put("source", record.origin().label());
        payload.put("mode", record.effective(draft.time()).label());
        record.pin().ifPresent(pin -> {
            payload.put("risk_band", pin.band().label());
            payload.put("risk_score", (long) pin.score());
            payload.put("scan_verdict", pin.verdict().label());
            payload.put("content_hash", pin.contentHash());
        });
        record.override().filter(any -> verb.equals(OVERRIDE)).ifPresent(override -> {
            payload.put("reason", StoreText.clean(override.reason(), StoreText.MAX_NAME));
            override.expires().ifPresent(end -> payload.put("expires", end.toString()));
        });
        draft.record(verb, DocumentKinds.SKILL, record.name(), record.name(), payload);
    }

    static void unreadable(ConfigDraft<?> draft, String verb, String name) {
        draft.record(verb, DocumentKinds.SKILL, name, name, Map.of("unreadable", true));
    }
}
