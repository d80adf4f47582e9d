/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Replayed;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides recorded calls again under a configuration that need not be stored, by the same pure function that decides
 * calls in earnest (DESIGN 3.2, SEMANTICS 5.6). Names do not resolve, and runs have done nothing.
 *
 * <p>An event keeps a redacted summary of the arguments and their hash. Where the summary still has that hash, it is
 * the arguments; otherwise the call is decided as long as no rule that was asked reads arguments, and cannot be told
 * when one does. Thread-safe.
 */
public final class CallReplay {
    private static final String NO_ARGUMENTS = "a rule reads the arguments, which were kept only as a summary";
    private static final String NO_RUN = "a rule depends on what the run had done before";
    private static final String NO_ROLES = "a rule depends on destinations, which were kept without their roles";
    private static final String NO_KEY = "the key that made the call does not exist any more";
    private static final String NO_POLICY = "the policy of the key cannot be read";
    private static final String NO_CALL = "the record is no call";

    private final WorkspaceSnapshot now;
    private final WorkspaceSnapshot then;

    CallReplay(ConfigSnapshot now, ConfigSnapshot then, EngineConfiguration dryRun) {
        WorkspaceDocuments codec = new WorkspaceDocuments(dryRun);
        this.now = WorkspaceSnapshot.of(now, null, codec);
        this.then = WorkspaceSnapshot.of(then, this.now, codec);
    }

    /** What the recorded call would come to. */
    public Replayed replay(Event event) {
        Surface surface = Surface.fromWire(event.surface()).orElse(null);
        if (event.kind() != EventKind.EVALUATION || event.tool().isEmpty() || surface == null) {
            return new Replayed.Unknown(NO_CALL);
        }
        Optional<AgentKey> key = key(event.keyId());
        if (key.isEmpty() && !event.keyId().isEmpty()) {
            return new Replayed.Unknown(NO_KEY);
        }
        long attached = key.map(AgentKey::firewallPolicyId).orElse(0L);
        PolicyResolution resolution = then.resolve(attached);
        if (resolution instanceof PolicyResolution.Governed governed) {
            return governed.byDefault() || !isUnchanged(governed)
                    ? decided(governed.decider(), event, surface)
                    : new Replayed.OutOfReach(governed.policyId());
        }
        return resolution instanceof PolicyResolution.Ungoverned ungoverned
                ? decided(ungoverned.decider(), event, surface)
                : new Replayed.Unknown(NO_POLICY);
    }

    private Optional<AgentKey> key(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : then.keys().find(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isUnchanged(PolicyResolution.Governed governed) {
        return now.policy(governed.policyId()).equals(then.policy(governed.policyId()));
    }

    private static Replayed decided(Decider decider, Event event, Surface surface) {
        Arguments arguments = arguments(event);
        ToolCall.Builder recorded = ToolCall.builder(event.tool())
                .surface(surface)
                .server(orNull(event.server()))
                .skill(orNull(event.skill()))
                .run(orNull(event.runId()))
                .conversation(orNull(event.conversationId()))
                .key(orNull(event.keyId()))
                .estimatedCostCents(event.costCents());
        Asked asked = new Asked(arguments == null);
        ToolCall call = recorded.arguments(arguments == null ? Arguments.none() : arguments)
                .build();
        ToolCall going = call.toBuilder()
                .destinations(event.destinations().toArray(String[]::new))
                .build();
        boolean out = surface == Surface.EGRESS;
        Decision own = decider.evaluate(out ? going : call, asked::note);
        boolean both =
                !out && own.verdict() != Verdict.DENY && !event.destinations().isEmpty();
        if (both) {
            decider.evaluate(going.on(Surface.EGRESS), asked::note);
        }
        if (!asked.why.isEmpty()) {
            return new Replayed.Unknown(asked.why);
        }
        return both
                ? mediated(decider, arguments == null ? going : call, own, arguments == null)
                : new Replayed.Decided(own);
    }

    /** With the egress surface: exactly where the arguments are known, else only where it makes no difference. */
    private static Replayed mediated(Decider decider, ToolCall call, Decision own, boolean blind) {
        Decision both = decider.mediate(call);
        return blind && both.verdict() != own.verdict() ? new Replayed.Unknown(NO_ROLES) : new Replayed.Decided(both);
    }

    /** The arguments, when the summary still holds all of them; else null. */
    private static @Nullable Arguments arguments(Event event) {
        if (event.argsHash().isEmpty()) {
            return null;
        }
        Arguments summary = Arguments.ofJson(event.argsSummary());
        return summary.fault().isEmpty() && summary.sha256().equals(event.argsHash()) ? summary : null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What the rules that were asked depend on beyond the record. */
    private static final class Asked {
        private final boolean blind;
        private String why = "";

        Asked(boolean blind) {
            this.blind = blind;
        }

        void note(FirewallRule rule, String destination, boolean matched, String detail) {
            if (!why.isEmpty()) {
                return;
            }
            if (rule.sequenceOrNull() != null || (matched && rule.verdict() == Verdict.CAP_COST)) {
                why = NO_RUN;
            } else if (blind && (!rule.argsMatch().isEmpty() || rule.verdict() == Verdict.SANITIZE)) {
                why = NO_ARGUMENTS;
            }
        }
    }
}
