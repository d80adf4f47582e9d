/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.registry.SkillDiff;
import ai.orcarouter.skills.internal.registry.SkillEdits;
import ai.orcarouter.skills.model.SkillChange;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SkillSignature;
import ai.orcarouter.skills.spi.SkillReputation;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Scans what is registered, with what the host says about it. Thread-safe. */
final class SkillScans {
    private final SkillScanner scanner;
    private final TrustedPublishers publishers;
    private final SkillReputation reputation;

    SkillScans(SkillScanner scanner, TrustedPublishers publishers, SkillReputation reputation) {
        this.scanner = scanner;
        this.publishers = publishers;
        this.reputation = reputation;
    }

    /** The record of a capability that is new. */
    SkillRecord first(SkillRegistration what) throws IOException {
        SkillEdits.check(what.name, what.publisher, what.allowedTools);
        SkillMode stated = what.mode == null ? SkillMode.ALLOW : what.mode;
        return scanned(record(what, stated, stated, null), null, what.source);
    }

    /** The record after the host says something else about it. */
    SkillRecord again(SkillRecord before, SkillRegistration what) throws IOException {
        SkillEdits.check(what.name, what.publisher, what.allowedTools);
        SkillMode stated = what.mode == null ? before.statedMode() : what.mode;
        return scanned(record(what, before.mode().stricter(stated), stated, before), before.pinOrNull(), what.source);
    }

    /** The record after another scan of what the host says is the same capability. */
    SkillRecord again(SkillRecord before, SkillSource source) throws IOException {
        return scanned(before, before.pinOrNull(), source);
    }

    private static SkillRecord record(
            SkillRegistration what, SkillMode mode, SkillMode stated, @Nullable SkillRecord before) {
        return new SkillRecord(
                what.name,
                what.kind,
                what.origin,
                what.publisher,
                what.allowedTools,
                mode,
                before == null ? null : before.pinOrNull(),
                what.signature,
                before == null ? null : before.reviewOrNull(),
                before == null ? null : before.overrideOrNull(),
                what.allowedTools,
                stated);
    }

    private SkillRecord scanned(SkillRecord record, @Nullable SkillPin before, SkillSource source) throws IOException {
        SkillReport report = scanner.scan(source, hash -> {
            String signer = signer(record, hash, record.signatureOrNull());
            return new SkillScanner.Stated(record.origin(), !signer.isEmpty(), reputation(record.name(), signer));
        });
        String signer = signer(record, report.contentHash(), record.signatureOrNull());
        List<SkillChange> changes = before == null ? List.of() : SkillDiff.between(before, report);
        if (before != null && before.contentHash().equals(report.contentHash())) {
            changes = before.changes();
        }
        // What the host states comes first: a record keeps a bounded number.
        Set<String> tools = new LinkedHashSet<>(new TreeSet<>(record.statedTools()));
        tools.addAll(report.declared().tools());
        return record.scanned(SkillPin.of(report, signer, changes), List.copyOf(tools));
    }

    private String signer(SkillRecord record, String hash, @Nullable SkillSignature signature) {
        return record.origin() == SkillOrigin.AUTO_DETECTED
                ? ""
                : publishers.signer(hash, signature, record.publisher()).orElse("");
    }

    private int reputation(String name, String publisher) {
        int points;
        try {
            points = reputation.points(name, publisher);
        } catch (RuntimeException e) {
            points = 0; // host code; what it cannot tell is not known
        }
        return Math.max(SkillReputation.MIN, Math.min(SkillReputation.MAX, points));
    }
}
