/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.internal.sanitize.SanitizerCompiler;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls, decisions and what makes events of them, for tests. */
final class Events {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    static EventFactory factory() {
        return new EventFactory(new SanitizerCompiler(Map.of(), Limits.defaults()));
    }

    static ArgumentSummary summary() {
        return new ArgumentSummary(new SanitizerCompiler(Map.of(), Limits.defaults()));
    }

    static Decision decision(Verdict verdict, ReasonCode code) {
        return decision(verdict, code, null, null, null);
    }

    static Decision decision(
            Verdict verdict,
            ReasonCode code,
            @Nullable FirewallRule rule,
            @Nullable Verdict shadowed,
            @Nullable Arguments rewritten) {
        return new Decision(
                verdict,
                code,
                code.wire() + " it is",
                rule,
                7,
                "main",
                shadowed,
                rewritten,
                Extraction.nothing(),
                List.of());
    }

    static Observation numbered(long number) {
        ToolCall call = ToolCall.builder("files.read")
                .requestId(Long.toString(number))
                .run("r1")
                .build();
        return Observation.of(call, decision(Verdict.ALLOW, ReasonCode.RULE_MATCH), NOON);
    }
}
