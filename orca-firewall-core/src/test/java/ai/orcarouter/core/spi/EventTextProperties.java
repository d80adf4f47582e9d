/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventTextProperties {
    private static final List<String> TEXTS = List.of(
            "surface",
            "verdict",
            "shadow_verdict",
            "reason",
            "reason_code",
            "tool_name",
            "server",
            "skill_name",
            "gap_reason",
            "token_id",
            "token_name",
            "model_name",
            "provider",
            "caller_ip",
            "request_id",
            "agent_run_id",
            "conversation_id",
            "step_id",
            "parent_step_id",
            "policy_name",
            "rule_label",
            "rule_type",
            "approval_id",
            "args_hash",
            "args_summary",
            "engine_version");

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofSize(TEXTS.size());
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(-4_000_000_000_000_000L, 4_000_000_000_000_000L),
                        Arbitraries.longs().between(-100_000_000_000_000_000L, 300_000_000_000_000_000L),
                        Arbitraries.longs().between(0, 2_000_000_000L).map(seconds -> seconds * 1_000_000))
                .map(micros -> Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L));
    }

    @Provide
    Arbitrary<String> details() {
        return Arbitraries.of("{}", "{ \"z\": [1.0, null], \"a\": {\"\\u0041\": \"\\n\"} }", "{\"n\":1e30}");
    }

    @Property(tries = 2_000)
    void write_anyRow_isTheCanonicalTextOfItsMembers(
            @ForAll("texts") List<String> texts,
            @ForAll("times") Instant time,
            @ForAll EventKind kind,
            @ForAll boolean gap,
            @ForAll boolean quarantined,
            @ForAll List<Long> numbers,
            @ForAll("details") String details) {
        Event event = event(texts, time, kind, gap, quarantined, numbers, details);
        EventRow row = EventRow.after(ChainHead.ofEvents("w", "a1", 2), "a1", 2, event);
        Map<String, Object> members = members(row);
        assertThat(row.hash()).isEqualTo(CanonicalJson.sha256(members));
        members.put("hash", row.hash());
        assertThat(row.toJson()).isEqualTo(CanonicalJson.write(members));
        assertThat(EventRow.fromJson(row.toJson())).isEqualTo(row);
        assertThat(row.isIntact()).isTrue();
    }

    private static long number(List<Long> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    private static Event event(
            List<String> texts,
            Instant time,
            EventKind kind,
            boolean gap,
            boolean quarantined,
            List<Long> numbers,
            String details) {
        return new Event(
                time,
                kind,
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                texts.get(5),
                texts.get(6),
                texts.get(7),
                quarantined,
                gap,
                texts.get(8),
                texts.get(9),
                texts.get(10),
                texts.get(11),
                texts.get(12),
                texts.get(13),
                texts.get(14),
                texts.get(15),
                texts.get(16),
                texts.get(17),
                texts.get(18),
                number(numbers, 0),
                number(numbers, 1),
                texts.get(19),
                number(numbers, 2),
                texts.get(20),
                texts.get(21),
                texts.get(22),
                texts.get(23),
                texts.get(24),
                gap ? List.of() : List.of(texts.get(3), texts.get(5)),
                number(numbers, 3),
                texts.get(25),
                details);
    }

    /** Everything but the hash, as a map that knows no order. */
    private static Map<String, Object> members(EventRow row) {
        Event event = row.event();
        Map<String, Object> members = new LinkedHashMap<>();
        List<String> values = List.of(
                event.surface(),
                event.verdict(),
                event.shadowVerdict(),
                event.reason(),
                event.reasonCode(),
                event.tool(),
                event.server(),
                event.skill(),
                event.gapReason(),
                event.keyId(),
                event.keyName(),
                event.model(),
                event.provider(),
                event.callerIp(),
                event.requestId(),
                event.runId(),
                event.conversationId(),
                event.stepId(),
                event.parentStepId(),
                event.policyName(),
                event.ruleLabel(),
                event.ruleType(),
                event.approvalId(),
                event.argsHash(),
                event.argsSummary(),
                event.engineVersion());
        for (int i = 0; i < TEXTS.size(); i++) {
            members.put(TEXTS.get(i), values.get(i));
        }
        members.put("quarantine", event.quarantined());
        members.put("gap", event.gap());
        members.put("policy_id", event.policyId());
        members.put("policy_version", event.policyVersion());
        members.put("rule_id", event.ruleId());
        members.put("cost_cents", event.costCents());
        members.put("destinations", event.destinations());
        members.values().removeIf(value -> List.of("", false, 0L, List.of()).contains(value));
        if (!event.details().equals("{}")) {
            members.put("details", Arguments.ofJson(event.details()).value());
        }
        members.put("format", "orca.event.v1");
        members.put("writer", row.writer());
        members.put("epoch", row.epoch());
        members.put("sequence", row.sequence());
        members.put("previous", row.previousHash());
        members.put("time", event.time().toString());
        members.put("kind", event.kind().wire());
        return members;
    }
}
