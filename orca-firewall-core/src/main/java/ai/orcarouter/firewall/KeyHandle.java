/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.AgentKey;

/**
 * A key that passed its gate: what decisions need to know of it, without another look-up. Only a {@link KeyGate} makes
 * one, so it cannot be had from model text or a header. It stands for the request it was made for; the next request
 * goes through the gate again, and an edit or revocation acts then.
 *
 * <p>Immutable and thread-safe; one instance serves every request of a key.
 */
public final class KeyHandle {
    private final String workspace;
    private final AgentKey key;
    private final String id;

    KeyHandle(String workspace, AgentKey key) {
        this.workspace = workspace;
        this.key = key;
        this.id = Long.toString(key.id());
    }

    /** The key's workspace. */
    public String workspace() {
        return workspace;
    }

    /** Id of the key in decimal, as {@code ToolCall.key()} takes it. */
    public String id() {
        return id;
    }

    /** Name of the key, for events. */
    public String name() {
        return key.name();
    }

    /** Id of its firewall policy; 0 for the workspace default. */
    public long firewallPolicyId() {
        return key.firewallPolicyId();
    }

    /** Id of its guardrail; 0 for the workspace default. */
    public long guardrailId() {
        return key.guardrailId();
    }

    /** Its lifetime cap on the KEY account, in cents of a US dollar; 0 for no limit. */
    public long creditLimitCents() {
        return key.creditLimitCents();
    }

    /** Whether it opens the gateway routes. */
    public boolean firewallGateway() {
        return key.firewallGateway();
    }

    /** Its environment label; may be empty. */
    public String environment() {
        return key.environment();
    }

    /** Version of the key document it was made from. */
    public long version() {
        return key.version();
    }

    /** Workspace and id. */
    @Override
    public String toString() {
        return "KeyHandle[" + workspace + ", " + id + "]";
    }
}
