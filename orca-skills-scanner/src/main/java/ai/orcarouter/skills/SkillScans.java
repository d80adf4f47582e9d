/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.registry.Basis;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Scans what is registered, with what the host says about it. Thread-safe. */
final class SkillScans {
    private static final System.Logger LOG = System.getLogger(SkillScans.class.getName());

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
    SkillRecord again(SkillRecord before, @Nullable Basis basis, SkillRegistration what) throws IOException {
        SkillEdits.check(what.name, what.publisher, what.allowedTools);
        SkillMode stated = what.mode == null ? before.statedMode() : what.mode;
        return scanned(record(what, before.mode().stricter(stated), stated, before), basis, what.source);
    }

    /** The record after another scan of what the host says is the same capability. */
    SkillRecord again(SkillRecord before, @Nullable Basis basis, SkillSource source) throws IOException {
        return scanned(before, basis, source);
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
                stated,
                before == null ? 0 : before.basis());
    }

    private SkillRecord scanned(SkillRecord record, @Nullable Basis basis, SkillSource source) throws IOException {
        AtomicBoolean told = new AtomicBoolean(true);
        SkillReport report = scanner.scan(source, hash -> {
            String signer = signer(record, hash, record.signatureOrNull());
            int points = reputation(record.name(), signer, told);
            return new SkillScanner.Stated(record.origin(), !signer.isEmpty(), points);
        });
        String signer = signer(record, report.contentHash(), record.signatureOrNull());
        // What the host states comes first: a record keeps a bounded number.
        Set<String> tools = new LinkedHashSet<>(new TreeSet<>(record.statedTools()));
        tools.addAll(report.declared().tools());
        boolean same = record.pin().isPresent() && record.contentHash().equals(report.contentHash());
        List<SkillChange> changes =
                basis == null ? List.of() : same ? record.pin().get().changes() : basis.changes(report);
        SkillPin pin = SkillPin.of(report, signer, changes);
        SkillRecord based = same || basis == null ? record : record.against(basis.version());
        return told.get()
                ? based.scanned(pin, List.copyOf(tools))
                : based.scanned(pin.incomplete(), List.copyOf(tools)).held();
    }

    private String signer(SkillRecord record, String hash, @Nullable SkillSignature signature) {
        return record.origin() == SkillOrigin.AUTO_DETECTED
                ? ""
                : publishers.signer(hash, signature, record.publisher()).orElse("");
    }

    /** Points of the host; when it cannot tell them, the most that there are. */
    private int reputation(String name, String publisher, AtomicBoolean told) {
        int points;
        try {
            points = reputation.points(name, publisher);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "reputation of a skill: {0}",
                    e.getClass().getName());
            told.set(false);
            points = SkillReputation.MAX;
        }
        return Math.max(SkillReputation.MIN, Math.min(SkillReputation.MAX, points));
    }
}
