/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.config.DerivedConfig;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.skills.internal.registry.SkillEdits;
import ai.orcarouter.skills.internal.registry.SkillEvents;
import ai.orcarouter.skills.internal.registry.SkillHistory;
import ai.orcarouter.skills.internal.registry.SkillSnapshot;
import ai.orcarouter.skills.model.SkillRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** The skills of a workspace: as they are now, and how they are changed. Thread-safe. */
final class SkillConfiguration {
    private final WorkspaceServices services;
    private final DerivedConfig<SkillSnapshot> derived = new DerivedConfig<>(SkillSnapshot::of);

    SkillConfiguration(WorkspaceServices services) {
        this.services = services;
    }

    InstantSource clock() {
        return services.clock();
    }

    Instant now() {
        return services.clock().instant();
    }

    SkillHistory history() {
        return new SkillHistory(services.configStore(), services.workspace());
    }

    void require(Actor actor, AdminOperation operation) {
        services.require(actor, operation);
    }

    /** What calls are judged by now; empty when it cannot be told. */
    Optional<SkillSnapshot> current() {
        return services.current().map(derived::of);
    }

    SkillSnapshot read(Actor actor, AdminOperation operation) {
        services.require(actor, operation);
        return derived.of(services.latest());
    }

    <T> T write(Actor actor, AdminOperation operation, Function<SkillEdits, T> edit) {
        services.require(actor, operation);
        return commit(actor, edit);
    }

    /** A change that nobody asked for, such as a record of what was seen at run time. */
    <T> T commit(Actor actor, Function<SkillEdits, T> edit) {
        return services.commit(
                actor,
                draft ->
                        edit.apply(new SkillEdits(draft, derived.of(draft.base().stored()))));
    }

    void tellDegraded(SkillRecord before, SkillRecord after) {
        SkillEvents.degraded(before, after, now(), services.engineVersion()).ifPresent(services::record);
    }

    void tellDetected(SkillRecord record) {
        services.record(SkillEvents.detected(record, now(), services.engineVersion()));
    }
}
