/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOverride;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillReview;
import ai.orcarouter.skills.model.SkillScope;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes skill records as documents, with the member names of REFERENCE 6.1. */
final class SkillWriter {
    /** The most elements of one list; beyond that nobody reads. */
    private static final int MAX_ITEMS = 500;

    private static final int MAX_CHARS = 512;

    /** What a reader takes, with room for what stores add. */
    private static final int MAX_BYTES = 3 << 20;

    private final int items;

    private SkillWriter(int items) {
        this.items = items;
    }

    /**
     * A record as a document that can be read again: what many long texts would make too long has fewer of them, the
     * mildest findings left out first. A scan must not fail for what a package made it say, or its old mode would stay.
     */
    static String write(SkillRecord record) {
        int items = MAX_ITEMS;
        String json = new SkillWriter(items).document(record);
        while (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES && items > 1) {
            items /= 2;
            json = new SkillWriter(items).document(record);
        }
        return json;
    }

    private String document(SkillRecord record) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", record.name());
        out.put("kind", record.kind().label());
        out.put("source", record.origin().label());
        if (!record.publisher().isEmpty()) {
            out.put("publisher", text(record.publisher()));
        }
        if (!record.allowedTools().isEmpty()) {
            out.put("allowed_tools", all(record.allowedTools()));
            out.put("stated_tools", all(record.statedTools()));
        }
        if (record.statedMode() != SkillMode.ALLOW) {
            out.put("stated_mode", record.statedMode().label());
        }
        out.put("mode", record.mode().label());
        record.pin().ifPresent(pin -> pin(out, pin));
        if (record.basis() > 0) {
            out.put("changes_since", record.basis());
        }
        if (record.signatureOrNull() != null) {
            Map<String, Object> signature = new LinkedHashMap<>();
            signature.put("key_id", text(record.signatureOrNull().keyId()));
            signature.put("value", text(record.signatureOrNull().value()));
            out.put("signature", signature);
        }
        record.review().ifPresent(review -> out.put("review", review(review)));
        record.override().ifPresent(override -> out.put("override", override(override)));
        return TreeWriter.compactJson(out);
    }

    private void pin(Map<String, Object> out, SkillPin pin) {
        out.put("risk_score", (long) pin.score());
        out.put("risk_band", pin.band().label());
        out.put("scan_verdict", pin.verdict().label());
        out.put("content_hash", pin.contentHash());
        out.put("ruleset", text(pin.ruleset()));
        if (!pin.version().isEmpty()) {
            out.put("content_version", text(pin.version()));
        }
        out.put("format", pin.format().label());
        out.put("complete", pin.complete());
        if (!pin.publisher().isEmpty()) {
            out.put("signed_by", text(pin.publisher()));
        }
        out.put(
                "findings",
                pin.manifestFindings().stream()
                        .limit(items)
                        .map(each -> three("kind", each.kind(), "target", each.target(), "severity", each.severity()))
                        .toList());
        out.put(
                "content_findings",
                pin.findings().stream()
                        .limit(items)
                        .map(each -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("rule", text(each.rule()));
                            one.put("severity", each.severity().label());
                            one.put("message", text(each.message()));
                            one.put("file", text(each.file()));
                            one.put("line", (long) each.line());
                            one.put("fingerprint", text(each.fingerprint()));
                            return one;
                        })
                        .toList());
        out.put("declared", scope(pin.declared()));
        out.put("used", scope(pin.used()));
        out.put("scripts", texts(pin.scripts()));
        out.put(
                "changes",
                pin.changes().stream()
                        .limit(items)
                        .map(each -> three(
                                "rule", each.rule(), "severity", each.severity().label(), "message", each.message()))
                        .toList());
        if (!pin.told().isEmpty()) {
            out.put(
                    "told",
                    pin.told().stream()
                            .limit(items)
                            .map(each -> Map.of("name", text(each.name()), "digest", text(each.digest())))
                            .toList());
        }
    }

    private static Map<String, Object> three(
            String first, String one, String second, String two, String third, String three) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(first, text(one));
        out.put(second, text(two));
        out.put(third, text(three));
        return out;
    }

    private Map<String, Object> scope(SkillScope scope) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tools", texts(scope.tools()));
        out.put("hosts", texts(scope.hosts()));
        out.put("env", texts(scope.env()));
        out.put("bins", texts(scope.bins()));
        out.put("paths", texts(scope.paths()));
        if (!scope.permissions().isEmpty()) {
            out.put("permissions", texts(scope.permissions()));
        }
        return out;
    }

    private static Map<String, Object> review(SkillReview review) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("by", text(review.by()));
        out.put("at", review.at().toString());
        out.put("content_hash", review.contentHash());
        out.put("note", StoreText.clean(review.note(), StoreText.MAX_SENTENCE));
        return out;
    }

    private static Map<String, Object> override(SkillOverride override) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("mode", override.mode().label());
        out.put("reason", StoreText.clean(override.reason(), StoreText.MAX_SENTENCE));
        out.put("by", text(override.by()));
        out.put("at", override.at().toString());
        override.expires().ifPresent(end -> out.put("expires", end.toString()));
        out.put("content_hash", override.contentHash());
        out.put("replaced", override.replaced().label());
        return out;
    }

    /** What says who owns a call is never left out. */
    private static List<String> all(Collection<String> texts) {
        return texts.stream().limit(MAX_ITEMS).map(SkillWriter::text).toList();
    }

    private List<String> texts(Collection<String> texts) {
        return texts.stream().limit(items).map(SkillWriter::text).toList();
    }

    private static String text(String text) {
        return StoreText.clean(text, MAX_CHARS);
    }
}
