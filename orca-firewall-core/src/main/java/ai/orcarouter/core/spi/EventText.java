/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.json.CanonicalJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Event rows as canonical JSON ({@link CanonicalJson}) with the field names of the feeds (REFERENCE 2.17); what an
 * event does not have is left out.
 *
 * <p>The members are known, so they are written in the order of their names straight away: a row is hashed for each
 * event, and sorting a tree of its members would cost several times as much as the hash.
 */
final class EventText {
    /** Names the form, in each row. */
    static final String FORMAT = "orca.event.v1";

    private static final int USUAL_CHARS = 1 << 10;

    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

    private final StringBuilder out = new StringBuilder(USUAL_CHARS);

    private EventText() {}

    /** The hash of a row: that of the text of everything else in it. */
    static String hash(String writer, long epoch, long sequence, String previousHash, Event event) {
        return Digests.sha256Hex(
                write(writer, epoch, sequence, previousHash, "", event).getBytes(UTF_8));
    }

    /**
     * The text of a row; with an empty hash, what its hash covers. Every text is one that {@link StoreText} lets by.
     */
    static String write(String writer, long epoch, long sequence, String previousHash, String hash, Event event) {
        EventText text = new EventText();
        text.out.append('{');
        text.put("agent_run_id", event.runId());
        text.put("approval_id", event.approvalId());
        text.put("args_hash", event.argsHash());
        text.put("args_summary", event.argsSummary());
        text.put("caller_ip", event.callerIp());
        text.put("conversation_id", event.conversationId());
        text.put("cost_cents", event.costCents());
        text.put("destinations", event.destinations());
        text.putDetails(event.details());
        text.put("engine_version", event.engineVersion());
        text.name("epoch").append(epoch);
        text.put("format", FORMAT);
        text.put("gap", event.gap());
        text.put("gap_reason", event.gapReason());
        text.put("hash", hash);
        text.put("kind", event.kind().wire());
        text.put("model_name", event.model());
        text.put("parent_step_id", event.parentStepId());
        text.put("policy_id", event.policyId());
        text.put("policy_name", event.policyName());
        text.put("policy_version", event.policyVersion());
        text.put("previous", previousHash);
        text.put("provider", event.provider());
        text.put("quarantine", event.quarantined());
        text.put("reason", event.reason());
        text.put("reason_code", event.reasonCode());
        text.put("request_id", event.requestId());
        text.put("rule_id", event.ruleId());
        text.put("rule_label", event.ruleLabel());
        text.put("rule_type", event.ruleType());
        text.name("sequence").append(sequence);
        text.put("server", event.server());
        text.put("shadow_verdict", event.shadowVerdict());
        text.put("skill_name", event.skill());
        text.put("step_id", event.stepId());
        text.put("surface", event.surface());
        text.putTime(event.time());
        text.put("token_id", event.keyId());
        text.put("token_name", event.keyName());
        text.put("tool_name", event.tool());
        text.put("verdict", event.verdict());
        text.put("writer", writer);
        return text.out.append('}').toString();
    }

    private StringBuilder name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        return out.append('"').append(name).append("\":");
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            CanonicalJson.appendText(value, name(name));
        }
    }

    private void put(String name, long value) {
        if (value != 0) {
            name(name).append(value);
        }
    }

    private void put(String name, boolean value) {
        if (value) {
            name(name).append(true);
        }
    }

    private void put(String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        name(name);
        char separator = '[';
        for (String value : values) {
            CanonicalJson.appendText(value, out.append(separator));
            separator = ',';
        }
        out.append(']');
    }

    /** As {@link Instant#toString} writes it, which looks its format up each time. */
    private void putTime(Instant time) {
        long second = time.getEpochSecond();
        name("time").append('"');
        if (second < YEAR_0 || second >= YEAR_10000) {
            out.append(time).append('"');
            return;
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        digits(utc.getYear(), 4).append('-');
        digits(utc.getMonthValue(), 2).append('-');
        digits(utc.getDayOfMonth(), 2).append('T');
        digits(utc.getHour(), 2).append(':');
        digits(utc.getMinute(), 2).append(':');
        digits(utc.getSecond(), 2);
        int micros = time.getNano() / 1_000;
        if (micros % 1_000 != 0) {
            out.append('.');
            digits(micros, 6);
        } else if (micros != 0) {
            out.append('.');
            digits(micros / 1_000, 3);
        }
        out.append("Z\"");
    }

    private StringBuilder digits(int number, int count) {
        int unit = 1;
        for (int i = 1; i < count; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.append((char) ('0' + (number / unit % 10)));
        }
        return out;
    }

    /** Details are in their canonical form already. */
    private void putDetails(String details) {
        if (!details.equals("{}")) {
            name("details").append(details);
        }
    }
}
