/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.config.DerivedConfig;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.internal.workspace.Fingerprints;
import ai.orcarouter.guardrails.internal.workspace.GuardrailDocuments;
import ai.orcarouter.guardrails.internal.workspace.GuardrailSnapshot;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The guardrails of a workspace: as they are now, and how they are changed. Thread-safe. */
final class Configuration implements GuardrailDocuments {
    private final WorkspaceServices services;
    private final Toolset toolset;
    private final Fingerprints fingerprints;
    private final DerivedConfig<GuardrailSnapshot> derived;

    Configuration(WorkspaceServices services, Toolset toolset) {
        this.services = services;
        this.toolset = toolset;
        fingerprints = new Fingerprints(services.workspace(), services.keysets());
        derived = new DerivedConfig<>((stored, previous) -> GuardrailSnapshot.of(stored, previous, this, fingerprints));
    }

    WorkspaceServices services() {
        return services;
    }

    Fingerprints fingerprints() {
        return fingerprints;
    }

    /** What texts are screened by now. */
    Optional<GuardrailSnapshot> current() {
        return services.current().map(derived::of);
    }

    /** What the store has now. */
    GuardrailSnapshot latest() {
        return derived.of(services.latest());
    }

    GuardrailSnapshot read(Actor actor, AdminOperation operation) {
        services.require(actor, operation);
        return latest();
    }

    <T> T write(Actor actor, AdminOperation operation, BiFunction<ConfigDraft<?>, GuardrailSnapshot, T> edit) {
        services.require(actor, operation);
        return services.commit(actor, draft -> edit.apply(draft, derived.of(stored(draft))));
    }

    private static ConfigSnapshot stored(ConfigDraft<?> draft) {
        return draft.base().stored();
    }

    @Override
    public Guardrail read(String json) {
        return GuardrailCodec.decode(".json", json).guardrail();
    }

    @Override
    public List<Issue> check(Guardrail guardrail) {
        return GuardrailCodec.check(guardrail);
    }

    @Override
    public String write(Guardrail guardrail) {
        String json = GuardrailCodec.encode(guardrail, GuardrailCodec.Format.JSON);
        // Stored text may be longer than the author's; what could not be read back must not be stored.
        read(json);
        return json;
    }

    @Override
    public CompiledGuardrail compile(Guardrail guardrail) {
        return toolset.compile(guardrail);
    }
}
