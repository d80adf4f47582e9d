/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.Approval;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call in a workspace, and what comes with it beside the call. All of it is the host's word, never the
 * model's. Immutable.
 */
public final class CallContext {
    private static final CallContext ANONYMOUS = new CallContext(null, Set.of(), "");

    private final @Nullable KeyHandle key;
    private final Set<String> approvals;
    private final String toolSchemaHash;

    private CallContext(@Nullable KeyHandle key, Set<String> approvals, String toolSchemaHash) {
        this.key = key;
        this.approvals = approvals;
        this.toolSchemaHash = toolSchemaHash;
    }

    /** A call without a key; the workspace default governs it. */
    public static CallContext anonymous() {
        return ANONYMOUS;
    }

    /** A call with a key that was just admitted. */
    public static CallContext of(KeyHandle key) {
        return new CallContext(key, Set.of(), "");
    }

    /**
     * The same call with an approval, which lifts the hold it was opened for (SEMANTICS 3.2). A call that is held
     * twice, by a rule and by its skill, brings two.
     *
     * @throws IllegalArgumentException when it is no approval id
     */
    public CallContext withApproval(String id) {
        if (!Approval.isId(id)) {
            throw new IllegalArgumentException("an approval's id has 24 lower-case hexadecimal digits");
        }
        Set<String> more = new LinkedHashSet<>(approvals);
        more.add(id);
        return new CallContext(key, more, toolSchemaHash);
    }

    /** The same with the hash of the tool's definition as it was accepted ({@code core.json.ToolSchemaHash}). */
    public CallContext withToolSchemaHash(String hash) {
        return new CallContext(key, approvals, hash);
    }

    /** The key. */
    public Optional<KeyHandle> key() {
        return Optional.ofNullable(key);
    }

    /** Ids of the approvals that come with the call; not to be changed. */
    Set<String> approvals() {
        return approvals;
    }

    String toolSchemaHash() {
        return toolSchemaHash;
    }

    /** Id of the key, empty without one. */
    String keyId() {
        return key == null ? "" : key.id();
    }

    long firewallPolicyId() {
        return key == null ? 0 : key.firewallPolicyId();
    }
}
