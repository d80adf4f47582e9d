/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.skills.model.SkillChange;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillReport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content that changes are told against: the one that a person looked at last, or that was registered. Rescans in
 * between do not move it, so that none of them hides a change from the next reviewer.
 *
 * @param version of the record that holds it
 * @param pin what was found in it
 * @param known changes that are told in any case, since the version itself is lost
 */
public record Basis(long version, SkillPin pin, List<SkillChange> known) {
    /**
     * The basis of the next scan of a record; null for one that was never scanned.
     *
     * @param version of the record as it is stored
     */
    public static @Nullable Basis of(SkillRecord record, long version, SkillHistory history) {
        SkillPin newest = record.pinOrNull();
        if (newest == null) {
            return null;
        }
        if (record.basis() == 0) {
            return new Basis(version, newest, List.of());
        }
        Optional<SkillPin> kept = history.page(record.name(), record.basis() + 1, 1).stream()
                .filter(each -> each.version() == record.basis())
                .flatMap(each -> each.record().stream())
                .flatMap(each -> each.pin().stream())
                .findFirst();
        return kept.map(pin -> new Basis(record.basis(), pin, List.of()))
                .orElseGet(() -> new Basis(record.basis(), newest, newest.changes()));
    }

    /** What a scan shows that the basis does not. */
    public List<SkillChange> changes(SkillReport report) {
        Set<SkillChange> all = new LinkedHashSet<>(known);
        all.addAll(SkillDiff.between(pin, report));
        return List.copyOf(all);
    }
}
