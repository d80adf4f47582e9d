/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.KeyHandle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose text is screened in a workspace, and where it belongs. All of it is the host's word, never the model's; all of
 * it is optional. Immutable.
 */
public final class TextContext {
    private static final TextContext ANONYMOUS = builder().build();

    private final Builder said;

    private TextContext(Builder said) {
        this.said = said;
    }

    /** A text of which nothing is known; the workspace's default screens it. */
    public static TextContext anonymous() {
        return ANONYMOUS;
    }

    /** A text of a request with a key that was just admitted. */
    public static TextContext of(KeyHandle key) {
        return builder().key(key).build();
    }

    /** A builder that knows nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this one. */
    public Builder toBuilder() {
        return new Builder(said);
    }

    long guardrailId() {
        return said.key == null ? 0 : said.key.guardrailId();
    }

    /** The workspace that the key is of; null without a key. */
    @Nullable
    String workspaceOrNull() {
        return said.key == null ? null : said.key.workspace();
    }

    Event.Builder event(Instant time) {
        KeyHandle key = said.key;
        return Event.builder(EventKind.MATCH, time)
                .keyId(key == null ? "" : key.id())
                .keyName(key == null ? "" : key.name())
                .model(said.model)
                .provider(said.provider)
                .callerIp(said.callerIp)
                .requestId(said.requestId)
                .runId(said.runId)
                .conversationId(said.conversationId)
                .stepId(said.stepId)
                .tool(said.origin);
    }

    /** Collects what is known. Not thread-safe. */
    public static final class Builder {
        private @Nullable KeyHandle key;
        private String model = "";
        private String provider = "";
        private String callerIp = "";
        private String requestId = "";
        private String runId = "";
        private String conversationId = "";
        private String stepId = "";
        private String origin = "";

        private Builder() {}

        private Builder(Builder from) {
            key = from.key;
            model = from.model;
            provider = from.provider;
            callerIp = from.callerIp;
            requestId = from.requestId;
            runId = from.runId;
            conversationId = from.conversationId;
            stepId = from.stepId;
            origin = from.origin;
        }

        /** Sets the key of the request, whose guardrail screens the text. */
        public Builder key(KeyHandle value) {
            key = value;
            return this;
        }

        /** Sets the model that the text goes to or comes from. */
        public Builder model(String value) {
            model = value;
            return this;
        }

        /** Sets the provider of that model. */
        public Builder provider(String value) {
            provider = value;
            return this;
        }

        /** Sets the address of the caller. */
        public Builder callerIp(String value) {
            callerIp = value;
            return this;
        }

        /** Sets the request it belongs to. */
        public Builder requestId(String value) {
            requestId = value;
            return this;
        }

        /** Sets the agent run it belongs to. */
        public Builder runId(String value) {
            runId = value;
            return this;
        }

        /** Sets the conversation it belongs to. */
        public Builder conversationId(String value) {
            conversationId = value;
            return this;
        }

        /** Sets the step of the run. */
        public Builder stepId(String value) {
            stepId = value;
            return this;
        }

        /** Sets who produced it, such as a tool's canonical name. */
        public Builder origin(String value) {
            origin = value;
            return this;
        }

        /** The context. */
        public TextContext build() {
            return new TextContext(new Builder(this));
        }
    }
}
