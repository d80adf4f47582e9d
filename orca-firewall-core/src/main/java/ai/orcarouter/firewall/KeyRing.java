/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.ConstantTime;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.internal.keys.KeyValidator;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a workspace by the secret that a caller presents. A secret is looked up by its keyed hash, whose place in
 * the table tells a caller nothing, and the hash is then compared in constant time; under every key of the hash's
 * keyset, so that keys issued before a rotation still work.
 *
 * <p>Immutable and thread-safe: a snapshot, made anew when a key document changes.
 */
public final class KeyRing {
    private final Map<String, KeyGate> gates;
    private final KeyedHash hash;

    private KeyRing(Map<String, KeyGate> gates, KeyedHash hash) {
        this.gates = gates;
        this.hash = hash;
    }

    /**
     * A ring of all keys of a workspace.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when a key has a fault or two
     *     have the same secret
     */
    public static KeyRing of(String workspace, Collection<AgentKey> keys, KeyedHash hash) {
        List<Issue> issues = new ArrayList<>();
        Map<String, AgentKey> byHash = new HashMap<>();
        for (AgentKey key : keys) {
            issues.addAll(AgentKeyCodec.check(key));
            if (byHash.put(key.secretHash(), key) != null) {
                String subject = KeyValidator.subject(key.name());
                issues.add(Issue.error("/key_hash", subject, "another key has the same secret", ""));
            }
        }
        if (issues.stream().anyMatch(Issue::isError)) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        Map<String, KeyGate> gates = new HashMap<>();
        byHash.forEach((digits, key) -> gates.put(digits, KeyGate.of(workspace, key)));
        return new KeyRing(Map.copyOf(gates), hash);
    }

    /** The gate of the key with this secret. */
    public Optional<KeyGate> find(Secret presented) {
        @Nullable KeyGate found = null;
        for (String digits : hash.everyHex(KeySecrets.DOMAIN, presented)) {
            KeyGate gate = gates.get(digits);
            if (gate != null && ConstantTime.equal(gate.key().secretHash(), digits)) {
                found = gate;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether a request with this secret may go on. */
    public KeyAdmission admit(Secret presented, KeyRequest request) {
        return find(presented).map(gate -> gate.admit(request)).orElse(KeyAdmission.Refused.UNKNOWN_KEY);
    }
}
