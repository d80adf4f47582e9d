/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.spi.StoreText;
import java.util.List;

/**
 * What a grant is bound to (SEMANTICS 3.2): the held call as it was, and the rule or skill that held it. Texts that a
 * call does not have are empty. Every text is at most {@link StoreText#MAX_NAME} characters without NULs and lone
 * surrogates; one that is not makes the constructor throw {@link IllegalArgumentException}, so nothing is opened.
 *
 * @param workspace the workspace; not empty
 * @param keyId key that made the call
 * @param runId agent run it belongs to
 * @param server MCP server of the tool
 * @param toolSchemaHash hash of the tool's definition as it was accepted
 * @param tool canonical name of the tool; not empty
 * @param argsHash SHA-256 of the canonical arguments as the agent gave them
 * @param effectiveArgsHash SHA-256 of the canonical arguments as they will be dispatched, sanitizers applied
 * @param destinations {@code host:port} of every destination, sorted, at most {@link #MAX_DESTINATIONS}; never an
 *     address that a name resolved to
 * @param policyId the policy that held it, 0 when only a skill did
 * @param policyVersion version of that policy's document
 * @param ruleId the rule that held it, 0 when none did
 * @param ruleHash hash of that rule's content, so that an edit of it is seen
 * @param hold what held it
 */
public record ApprovalBinding(
        String workspace,
        String keyId,
        String runId,
        String server,
        String toolSchemaHash,
        String tool,
        String argsHash,
        String effectiveArgsHash,
        List<String> destinations,
        long policyId,
        long policyVersion,
        long ruleId,
        String ruleHash,
        Hold hold) {
    /** The most destinations of a held call. */
    public static final int MAX_DESTINATIONS = 1_000;

    /** What a grant lifts. */
    public enum Hold {
        /** A rule with verdict {@code pending_approval}. */
        RULE,
        /** The owning skill is in quarantine or not known. */
        SKILL
    }

    /** Checks the texts and sorts the destinations. */
    public ApprovalBinding {
        StoreText.checkName("a workspace", workspace);
        StoreText.checkName("a tool's name", tool);
        String[] others = {keyId, runId, server, toolSchemaHash, argsHash, effectiveArgsHash, ruleHash};
        for (String other : others) {
            StoreText.check("a part of an approval", other, StoreText.MAX_NAME);
        }
        destinations = destinations.stream().sorted().distinct().toList();
        if (destinations.size() > MAX_DESTINATIONS) {
            throw new IllegalArgumentException("a held call has at most " + MAX_DESTINATIONS + " destinations");
        }
        for (String destination : destinations) {
            StoreText.checkName("a destination", destination);
        }
    }

    /** A builder of the binding of a call of {@code tool} that {@code hold} held. */
    public static Builder builder(String workspace, String tool, Hold hold) {
        return new Builder(workspace, tool, hold);
    }

    /** Collects the parts of a binding. Not thread-safe. */
    public static final class Builder {
        private final String workspace;
        private final String tool;
        private final Hold hold;
        private String keyId = "";
        private String runId = "";
        private String server = "";
        private String toolSchemaHash = "";
        private String argsHash = "";
        private String effectiveArgsHash = "";
        private List<String> destinations = List.of();
        private long policyId;
        private long policyVersion;
        private long ruleId;
        private String ruleHash = "";

        private Builder(String workspace, String tool, Hold hold) {
            this.workspace = workspace;
            this.tool = tool;
            this.hold = hold;
        }

        /** Sets {@link ApprovalBinding#keyId()}. */
        public Builder keyId(String value) {
            keyId = value;
            return this;
        }

        /** Sets {@link ApprovalBinding#runId()}. */
        public Builder runId(String value) {
            runId = value;
            return this;
        }

        /** Sets {@link ApprovalBinding#server()} and {@link ApprovalBinding#toolSchemaHash()}. */
        public Builder server(String name, String schemaHash) {
            server = name;
            toolSchemaHash = schemaHash;
            return this;
        }

        /** Sets {@link ApprovalBinding#argsHash()} and {@link ApprovalBinding#effectiveArgsHash()}. */
        public Builder arguments(String hash, String effectiveHash) {
            argsHash = hash;
            effectiveArgsHash = effectiveHash;
            return this;
        }

        /** Sets {@link ApprovalBinding#destinations()}. */
        public Builder destinations(List<String> value) {
            destinations = value;
            return this;
        }

        /** Sets {@link ApprovalBinding#policyId()} and {@link ApprovalBinding#policyVersion()}. */
        public Builder policy(long id, long version) {
            policyId = id;
            policyVersion = version;
            return this;
        }

        /** Sets {@link ApprovalBinding#ruleId()} and {@link ApprovalBinding#ruleHash()}. */
        public Builder rule(long id, String hash) {
            ruleId = id;
            ruleHash = hash;
            return this;
        }

        /** The binding; throws {@link IllegalArgumentException} for a text that a store cannot keep. */
        public ApprovalBinding build() {
            return new ApprovalBinding(
                    workspace,
                    keyId,
                    runId,
                    server,
                    toolSchemaHash,
                    tool,
                    argsHash,
                    effectiveArgsHash,
                    destinations,
                    policyId,
                    policyVersion,
                    ruleId,
                    ruleHash,
                    hold);
        }
    }
}
