/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.internal.rule.ScreenRequest;
import ai.orcarouter.guardrails.internal.workspace.GuardrailResolution;
import ai.orcarouter.guardrails.internal.workspace.GuardrailResolution.Guarded;
import ai.orcarouter.guardrails.internal.workspace.GuardrailResolution.Unavailable;
import ai.orcarouter.guardrails.internal.workspace.MatchEvents;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.TokenCost;
import ai.orcarouter.guardrails.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The guardrails of a workspace: which one screens a text follows from its key, and what rules find is recorded
 * (REFERENCE 4.2, 4.11).
 *
 * <pre>{@code
 * GuardrailWorkspace guardrails = GuardrailWorkspace.of(workspace);
 * guardrails.admin().create(actor, guardrail);
 * Screening screening = guardrails.screen(TextContext.of(key), TextStage.INPUT, prompt);
 * screening.text().ifPresent(model::ask);
 * }</pre>
 *
 * <p>Guardrails and firewall swap to a revision together, and edits act as SEMANTICS 5.2 says: on the next text in this
 * process, elsewhere within the workspace's freshness. While it cannot be told which guardrail screens a text, because
 * nothing can be read or a document is damaged, the text is withheld, unless the workspace was built with
 * {@link FailureMode#OBSERVE}; either is recorded.
 *
 * <p>Thread-safe. Screening never throws for anything a text or a store can do; the one exception is a key of another
 * workspace, which is an {@link IllegalArgumentException}. It ends with its {@link OrcaWorkspace}, whose closing writes
 * the events that wait.
 */
public final class GuardrailWorkspace {
    private final WorkspaceServices services;
    private final Configuration configuration;
    private final MatchEvents events;

    private GuardrailWorkspace(WorkspaceServices services, Toolset toolset) {
        this.services = services;
        configuration = new Configuration(services, toolset);
        events = new MatchEvents(configuration.fingerprints(), services.engineVersion());
    }

    /** The guardrails of {@code workspace}, with nobody to ask about texts. */
    public static GuardrailWorkspace of(OrcaWorkspace workspace) {
        return of(workspace, engine -> {});
    }

    /**
     * The guardrails of {@code workspace}. A host makes one for each workspace: what judges have cost, and their
     * answers, are counted and kept by it.
     *
     * @param wiring sets judges, services and limits that all guardrails of the workspace share
     */
    public static GuardrailWorkspace of(OrcaWorkspace workspace, Consumer<GuardrailEngine.Builder> wiring) {
        GuardrailEngine.Builder engine =
                GuardrailEngine.builder(Guardrail.builder("").build());
        wiring.accept(engine);
        return new GuardrailWorkspace(workspace.services(), engine.toolset());
    }

    /** Screens a text and records what rules find. */
    public Screening screen(TextContext context, TextStage stage, String text) {
        return screen(context, stage, text, "", List.of());
    }

    /**
     * Screens an answer together with what it answers and what it should be borne out by, and records what rules find.
     *
     * @param question may be empty
     * @param sources may be empty
     * @throws IllegalArgumentException for a key of another workspace
     */
    public Screening screen(TextContext context, TextStage stage, String text, String question, List<String> sources) {
        GuardrailResolution resolution = resolve(context);
        Supplier<Event.Builder> caller = () -> context.event(services.clock().instant());
        if (resolution instanceof Guarded guarded) {
            CompiledGuardrail compiled = guarded.compiled();
            Screening screening = compiled.screen(new ScreenRequest(stage, text, question, sources));
            if (!screening.violations().isEmpty() || !screening.failures().isEmpty()) {
                events.of(caller, guarded, stage, screening.violations(), screening.failures(), text)
                        .forEach(services::record);
            }
            return screening;
        }
        if (resolution instanceof Unavailable unavailable) {
            return passes(caller, stage, unavailable) ? Screening.clean(text) : withheld(stage);
        }
        return Screening.clean(text);
    }

    /**
     * Screens an answer while it streams, and records what rules find when it ends.
     *
     * @param settings sets mode and hold-back
     * @throws IllegalArgumentException for a key of another workspace
     */
    public AnswerStream stream(TextContext context, Consumer<StreamScreener.Builder> settings) {
        GuardrailResolution resolution = resolve(context);
        Supplier<Event.Builder> caller = () -> context.event(services.clock().instant());
        if (resolution instanceof Guarded guarded) {
            StreamScreener.Builder screener = StreamScreener.builder(new GuardrailEngine(guarded.compiled()));
            settings.accept(screener);
            return AnswerStream.screened(screener.build(), (result, text) -> record(caller, guarded, result, text));
        }
        if (resolution instanceof Unavailable unavailable && !passes(caller, TextStage.OUTPUT, unavailable)) {
            return AnswerStream.withheld(withheld(TextStage.OUTPUT).message());
        }
        return AnswerStream.unscreened();
    }

    /** Others were asked about the masked text, so what they say of places is not about the text that came in. */
    private void record(Supplier<Event.Builder> caller, Guarded guarded, StreamScreening result, String text) {
        Map<Boolean, List<Violation>> local = result.violations().stream()
                .collect(Collectors.partitioningBy(
                        violation -> violation.ruleType().isLocal()));
        events.of(caller, guarded, TextStage.OUTPUT, local.getOrDefault(true, List.of()), List.of(), text)
                .forEach(services::record);
        events.of(caller, guarded, TextStage.OUTPUT, local.getOrDefault(false, List.of()), result.failures(), null)
                .forEach(services::record);
    }

    /** Records that it cannot be told which guardrail screens a text; whether it passes nevertheless. */
    private boolean passes(Supplier<Event.Builder> caller, TextStage stage, Unavailable unavailable) {
        boolean passes = services.failureMode() == FailureMode.OBSERVE;
        services.record(events.unavailable(caller, stage, unavailable.detail(), passes));
        return passes;
    }

    private GuardrailResolution resolve(TextContext context) {
        String workspace = context.workspaceOrNull();
        if (workspace != null && !workspace.equals(services.workspace())) {
            throw new IllegalArgumentException("the key is of another workspace");
        }
        return configuration
                .current()
                .map(snapshot -> snapshot.resolve(context.guardrailId()))
                .orElseGet(() -> new Unavailable("the configuration of the workspace cannot be read"));
    }

    private static Screening withheld(TextStage stage) {
        String what = stage == TextStage.OUTPUT ? "response" : "request";
        String message = what + " blocked: its guardrail cannot be told at the moment";
        return new Screening(true, false, null, message, List.of(), List.of(), List.of(), TokenCost.NONE);
    }

    /**
     * The screen of tool results, server instructions and messages (SEMANTICS 3.5) of one caller. The origin of a text
     * and, where it is known, its run take the place of what the context says.
     */
    public TextScreen textScreen(TextContext context) {
        return new GuardrailScreen((stage, origin, text, runId) -> {
            TextContext.Builder here = context.toBuilder().origin(origin);
            return screen((runId == null ? here : here.runId(runId)).build(), stage, text);
        });
    }

    /** Guardrails as documents, their versions, and which keys are attached to them. */
    public GuardrailAdmin admin() {
        return new GuardrailAdmin(configuration);
    }

    /** Findings that are to be passed over. */
    public FalsePositives falsePositives() {
        return new FalsePositives(configuration);
    }

    /** What rules found. */
    public GuardrailFeeds feeds() {
        return new GuardrailFeeds(configuration);
    }

    /** The guardrails as a plane whose documents postures and compliance packs are made of. */
    public PackPlane plane() {
        return new GuardrailPlane();
    }

    /** What the guardrails contribute to a compliance report. */
    public EvidenceSource evidence() {
        return new GuardrailEvidence(configuration);
    }

    /** Asks for the host's keys of fingerprints again, after they were rotated. */
    public void reloadKeys() {
        configuration.fingerprints().reload();
    }
}
