/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Something that happened in a workspace, as the feeds show it: complete in itself, no look-up needed (REFERENCE 2.17,
 * SEMANTICS 5.6).
 *
 * <p>What an event does not have is an empty text, 0 or {@code false}. An event is never refused for what an agent put
 * into it: names longer than {@link StoreText#MAX_NAME}, sentences longer than {@link StoreText#MAX_SENTENCE} and
 * summaries longer than {@link #MAX_SUMMARY} are cut, NULs and lone surrogates become U+FFFD. Immutable.
 *
 * @param time when, cut to microseconds
 * @param kind what kind of thing
 * @param surface where the call was judged, as in {@code firewall.model.Surface}; of a match the stage
 * @param verdict what came out, such as {@code deny} or {@code observe}; of a match the effective action
 * @param shadowVerdict in shadow mode the verdict that would have been enforced
 * @param reason why, for people
 * @param reasonCode why, for programs
 * @param tool canonical name of the tool
 * @param server MCP server of the tool
 * @param skill skill that owns the call
 * @param quarantined whether it was held because its skill is quarantined
 * @param gap whether no policy or no rule covered the call (REFERENCE 2.18)
 * @param gapReason why it is a gap
 * @param keyId id of the key that made the call
 * @param keyName name of that key
 * @param model model that asked for the call
 * @param provider provider of that model
 * @param callerIp address of the caller
 * @param requestId request it belongs to
 * @param runId agent run it belongs to
 * @param conversationId conversation it belongs to, also called session
 * @param stepId step of the run
 * @param parentStepId step that led to this one
 * @param policyId policy that was asked; of a match the guardrail
 * @param policyVersion version of that document
 * @param policyName its name
 * @param ruleId rule that decided
 * @param ruleLabel label of that rule
 * @param ruleType of a match the type of the rule (REFERENCE 4.4)
 * @param approvalId approval that was opened or spent
 * @param argsHash SHA-256 of the canonical arguments, hexadecimal
 * @param argsSummary redacted snapshot of the arguments
 * @param destinations {@code host} or {@code host:port} of every destination, at most 64
 * @param costCents cost in cents of a US dollar, estimated or actual; 0 for a call that was not let through
 * @param engineVersion version of the library that decided
 * @param details JSON object with what only this kind has, up to {@link #MAX_DETAILS} characters, kept in its canonical
 *     form
 */
public record Event(
        Instant time,
        EventKind kind,
        String surface,
        String verdict,
        String shadowVerdict,
        String reason,
        String reasonCode,
        String tool,
        String server,
        String skill,
        boolean quarantined,
        boolean gap,
        String gapReason,
        String keyId,
        String keyName,
        String model,
        String provider,
        String callerIp,
        String requestId,
        String runId,
        String conversationId,
        String stepId,
        String parentStepId,
        long policyId,
        long policyVersion,
        String policyName,
        long ruleId,
        String ruleLabel,
        String ruleType,
        String approvalId,
        String argsHash,
        String argsSummary,
        List<String> destinations,
        long costCents,
        String engineVersion,
        String details) {
    /** The most UTF-16 units of a summary of arguments; the library keeps it to 1 KiB of UTF-8. */
    public static final int MAX_SUMMARY = 1_024;

    /** The most characters of the details: 32 Ki. */
    public static final int MAX_DETAILS = 32 << 10;

    /** The most destinations an event keeps. */
    public static final int MAX_DESTINATIONS = 64;

    /**
     * Cuts and cleans the texts, cuts the time to microseconds and brings the details into their canonical form.
     *
     * @throws IllegalArgumentException if the details are no JSON object or too long
     */
    public Event {
        time = time.truncatedTo(ChronoUnit.MICROS);
        surface = name(surface);
        verdict = name(verdict);
        shadowVerdict = name(shadowVerdict);
        reason = StoreText.clean(reason, StoreText.MAX_SENTENCE);
        reasonCode = name(reasonCode);
        tool = name(tool);
        server = name(server);
        skill = name(skill);
        gapReason = name(gapReason);
        keyId = name(keyId);
        keyName = name(keyName);
        model = name(model);
        provider = name(provider);
        callerIp = name(callerIp);
        requestId = name(requestId);
        runId = name(runId);
        conversationId = name(conversationId);
        stepId = name(stepId);
        parentStepId = name(parentStepId);
        policyName = name(policyName);
        ruleLabel = name(ruleLabel);
        ruleType = name(ruleType);
        approvalId = name(approvalId);
        argsHash = name(argsHash);
        argsSummary = StoreText.clean(argsSummary, MAX_SUMMARY);
        engineVersion = name(engineVersion);
        destinations =
                destinations.stream().limit(MAX_DESTINATIONS).map(Event::name).toList();
        details = ChainJson.canonicalObject("the details of an event", details, MAX_DETAILS);
    }

    /** A builder of an event that has nothing but its kind and time. */
    public static Builder builder(EventKind kind, Instant time) {
        return new Builder(kind, time);
    }

    static String name(String text) {
        return StoreText.clean(text, StoreText.MAX_NAME);
    }

    /** Collects the parts of an event. Not thread-safe. */
    public static final class Builder {
        private final EventKind kind;
        private final Instant time;
        private String surface = "";
        private String verdict = "";
        private String shadowVerdict = "";
        private String reason = "";
        private String reasonCode = "";
        private String tool = "";
        private String server = "";
        private String skill = "";
        private boolean quarantined;
        private boolean gap;
        private String gapReason = "";
        private String keyId = "";
        private String keyName = "";
        private String model = "";
        private String provider = "";
        private String callerIp = "";
        private String requestId = "";
        private String runId = "";
        private String conversationId = "";
        private String stepId = "";
        private String parentStepId = "";
        private long policyId;
        private long policyVersion;
        private String policyName = "";
        private long ruleId;
        private String ruleLabel = "";
        private String ruleType = "";
        private String approvalId = "";
        private String argsHash = "";
        private String argsSummary = "";
        private List<String> destinations = List.of();
        private long costCents;
        private String engineVersion = "";
        private String details = "{}";

        private Builder(EventKind kind, Instant time) {
            this.kind = kind;
            this.time = time;
        }

        /** Sets {@link Event#surface()}. */
        public Builder surface(String value) {
            surface = value;
            return this;
        }

        /** Sets {@link Event#verdict()}. */
        public Builder verdict(String value) {
            verdict = value;
            return this;
        }

        /** Sets {@link Event#shadowVerdict()}. */
        public Builder shadowVerdict(String value) {
            shadowVerdict = value;
            return this;
        }

        /** Sets {@link Event#reason()}. */
        public Builder reason(String value) {
            reason = value;
            return this;
        }

        /** Sets {@link Event#reasonCode()}. */
        public Builder reasonCode(String value) {
            reasonCode = value;
            return this;
        }

        /** Sets {@link Event#tool()}. */
        public Builder tool(String value) {
            tool = value;
            return this;
        }

        /** Sets {@link Event#server()}. */
        public Builder server(String value) {
            server = value;
            return this;
        }

        /** Sets {@link Event#skill()}. */
        public Builder skill(String value) {
            skill = value;
            return this;
        }

        /** Sets {@link Event#quarantined()}. */
        public Builder quarantined(boolean value) {
            quarantined = value;
            return this;
        }

        /** Sets {@link Event#gap()}. */
        public Builder gap(boolean value) {
            gap = value;
            return this;
        }

        /** Sets {@link Event#gapReason()}. */
        public Builder gapReason(String value) {
            gapReason = value;
            return this;
        }

        /** Sets {@link Event#keyId()}. */
        public Builder keyId(String value) {
            keyId = value;
            return this;
        }

        /** Sets {@link Event#keyName()}. */
        public Builder keyName(String value) {
            keyName = value;
            return this;
        }

        /** Sets {@link Event#model()}. */
        public Builder model(String value) {
            model = value;
            return this;
        }

        /** Sets {@link Event#provider()}. */
        public Builder provider(String value) {
            provider = value;
            return this;
        }

        /** Sets {@link Event#callerIp()}. */
        public Builder callerIp(String value) {
            callerIp = value;
            return this;
        }

        /** Sets {@link Event#requestId()}. */
        public Builder requestId(String value) {
            requestId = value;
            return this;
        }

        /** Sets {@link Event#runId()}. */
        public Builder runId(String value) {
            runId = value;
            return this;
        }

        /** Sets {@link Event#conversationId()}. */
        public Builder conversationId(String value) {
            conversationId = value;
            return this;
        }

        /** Sets {@link Event#stepId()}. */
        public Builder stepId(String value) {
            stepId = value;
            return this;
        }

        /** Sets {@link Event#parentStepId()}. */
        public Builder parentStepId(String value) {
            parentStepId = value;
            return this;
        }

        /** Sets {@link Event#policyId()}. */
        public Builder policyId(long value) {
            policyId = value;
            return this;
        }

        /** Sets {@link Event#policyVersion()}. */
        public Builder policyVersion(long value) {
            policyVersion = value;
            return this;
        }

        /** Sets {@link Event#policyName()}. */
        public Builder policyName(String value) {
            policyName = value;
            return this;
        }

        /** Sets {@link Event#ruleId()}. */
        public Builder ruleId(long value) {
            ruleId = value;
            return this;
        }

        /** Sets {@link Event#ruleLabel()}. */
        public Builder ruleLabel(String value) {
            ruleLabel = value;
            return this;
        }

        /** Sets {@link Event#ruleType()}. */
        public Builder ruleType(String value) {
            ruleType = value;
            return this;
        }

        /** Sets {@link Event#approvalId()}. */
        public Builder approvalId(String value) {
            approvalId = value;
            return this;
        }

        /** Sets {@link Event#argsHash()}. */
        public Builder argsHash(String value) {
            argsHash = value;
            return this;
        }

        /** Sets {@link Event#argsSummary()}. */
        public Builder argsSummary(String value) {
            argsSummary = value;
            return this;
        }

        /** Sets {@link Event#destinations()}. */
        public Builder destinations(List<String> value) {
            destinations = value;
            return this;
        }

        /** Sets {@link Event#costCents()}. */
        public Builder costCents(long value) {
            costCents = value;
            return this;
        }

        /** Sets {@link Event#engineVersion()}. */
        public Builder engineVersion(String value) {
            engineVersion = value;
            return this;
        }

        /** Sets {@link Event#details()}. */
        public Builder details(String value) {
            details = value;
            return this;
        }

        /** The event; throws {@link IllegalArgumentException} for details that are no JSON object. */
        public Event build() {
            return new Event(
                    time,
                    kind,
                    surface,
                    verdict,
                    shadowVerdict,
                    reason,
                    reasonCode,
                    tool,
                    server,
                    skill,
                    quarantined,
                    gap,
                    gapReason,
                    keyId,
                    keyName,
                    model,
                    provider,
                    callerIp,
                    requestId,
                    runId,
                    conversationId,
                    stepId,
                    parentStepId,
                    policyId,
                    policyVersion,
                    policyName,
                    ruleId,
                    ruleLabel,
                    ruleType,
                    approvalId,
                    argsHash,
                    argsSummary,
                    destinations,
                    costCents,
                    engineVersion,
                    details);
        }
    }
}
