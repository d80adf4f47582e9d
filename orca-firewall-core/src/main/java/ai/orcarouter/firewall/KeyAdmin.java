/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.keys.KeyValidator;
import ai.orcarouter.firewall.internal.workspace.AuditRows;
import ai.orcarouter.firewall.internal.workspace.Draft;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.IssuedKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a workspace (REFERENCE 7). Everything needs a Developer; to make a key a gateway key, or an ordinary one
 * again, needs an Admin. Keys are shown masked and without their hash.
 *
 * <p>Writes, versions, errors and thread-safety are as {@link PolicyAdmin} says. A revocation acts on the next call in
 * this process and within {@code maxStaleness} in others.
 */
public final class KeyAdmin {
    private final Administration admin;
    private final WorkspaceDocuments codec;

    KeyAdmin(Administration admin) {
        this.admin = admin;
        codec = new WorkspaceDocuments(admin.configuration());
    }

    /** Every key that can be read; {@link FirewallAdmin#faults} lists the others. */
    public List<AgentKey> list(Actor actor) {
        return admin.read(actor, AdminOperation.READ_KEYS).keys().all().stream()
                .map(KeyAdmin::shown)
                .toList();
    }

    /** A key. */
    public AgentKey get(Actor actor, long keyId) {
        return admin.read(actor, AdminOperation.READ_KEYS)
                .keys()
                .find(keyId)
                .map(KeyAdmin::shown)
                .orElseThrow(() -> Draft.notFound("key " + keyId));
    }

    /**
     * Issues a key. Its secret is shown this once and kept only as a keyed hash.
     *
     * @param key what it may do; id, masked form, hash, times of creation and use, and version are set here, whatever
     *     it says
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when the host has no keyset for keyed hashes
     */
    public IssuedKey issue(Actor actor, AgentKey key) {
        return admin.write(actor, AdminOperation.WRITE_KEYS, draft -> {
            if (key.firewallGateway()) {
                admin.require(actor, AdminOperation.SET_GATEWAY_FLAG);
            }
            KeySecrets.Issued issued = KeySecrets.issue(admin.hash());
            AgentKey fresh = AgentKey.builder(draft.newKey(), key.name())
                    .masked(issued.masked())
                    .secretHash(issued.hash())
                    .createdTime(draft.time().getEpochSecond())
                    .build();
            return new IssuedKey(save(draft, AuditRows.KEY_CREATE, merged(fresh, key)), issued.secret());
        });
    }

    /**
     * Changes a key: everything but its id, secret and times of creation and use becomes as {@code key} says.
     *
     * @throws OrcaException with {@link ErrorCode#STALE_VERSION}
     */
    public AgentKey update(Actor actor, AgentKey key, long expectedVersion) {
        return admin.write(actor, AdminOperation.WRITE_KEYS, draft -> {
            AgentKey old = find(draft, key.id(), expectedVersion);
            if (old.firewallGateway() != key.firewallGateway()) {
                admin.require(actor, AdminOperation.SET_GATEWAY_FLAG);
            }
            return save(draft, AuditRows.KEY_UPDATE, merged(old, key));
        });
    }

    /** Accepts a key again, or refuses it from the next call on. */
    public AgentKey setEnabled(Actor actor, long keyId, boolean enabled, long expectedVersion) {
        return admin.write(actor, AdminOperation.WRITE_KEYS, draft -> {
            AgentKey old = find(draft, keyId, expectedVersion);
            AgentKey.Status status = enabled ? AgentKey.Status.ACTIVE : AgentKey.Status.DISABLED;
            return save(
                    draft, AuditRows.KEY_UPDATE, old.toBuilder().status(status).build());
        });
    }

    /** Deletes a key. Its id is never used again. */
    public void delete(Actor actor, long keyId, long expectedVersion) {
        admin.write(actor, AdminOperation.WRITE_KEYS, draft -> {
            requireVersion(draft, keyId, expectedVersion);
            AgentKey gone = draft.base()
                    .keys()
                    .find(keyId)
                    .orElse(AgentKey.builder(keyId, "").build());
            AuditRows.key(draft, AuditRows.KEY_DELETE, gone);
            return draft.put(DocumentKinds.KEY, Long.toString(keyId), null);
        });
    }

    private static void requireVersion(Draft draft, long keyId, long expectedVersion) {
        ConfigDocument stored = draft.base()
                .document(DocumentKinds.KEY, Long.toString(keyId))
                .orElseThrow(() -> Draft.notFound("key " + keyId));
        Draft.requireVersion("key " + keyId, stored.version(), expectedVersion);
    }

    private static AgentKey find(Draft draft, long keyId, long expectedVersion) {
        requireVersion(draft, keyId, expectedVersion);
        return draft.base().keys().find(keyId).orElseThrow(() -> {
            Issue damaged = Issue.error("", "key", "key " + keyId + " cannot be read", "delete it");
            return new OrcaException(ErrorCode.INVALID_DOCUMENT, List.of(damaged));
        });
    }

    /** What {@code wanted} says, with the identity and the secret of {@code identity}. */
    private static AgentKey merged(AgentKey identity, AgentKey wanted) {
        return new AgentKey(
                identity.id(),
                wanted.name(),
                wanted.status(),
                identity.masked(),
                identity.secretHash(),
                identity.createdTime(),
                identity.accessedTime(),
                wanted.expiredTime(),
                wanted.creditLimitCents(),
                wanted.modelLimitsEnabled(),
                wanted.modelLimits(),
                wanted.allowIps(),
                wanted.environment(),
                wanted.group(),
                wanted.guardrailId(),
                wanted.firewallPolicyId(),
                wanted.firewallGateway(),
                identity.version());
    }

    private AgentKey save(Draft draft, String verb, AgentKey wanted) {
        AgentKey key = wanted.toBuilder().version(wanted.version() + 1).build();
        List<Issue> issues = new ArrayList<>(AgentKeyCodec.check(key));
        reference(draft, key, "firewall_policy_id", DocumentKinds.FIREWALL_POLICY, key.firewallPolicyId(), issues);
        reference(draft, key, "guardrail_id", DocumentKinds.GUARDRAIL, key.guardrailId(), issues);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        draft.put(DocumentKinds.KEY, Long.toString(key.id()), codec.encode(key));
        AuditRows.key(draft, verb, key);
        return shown(key);
    }

    private static void reference(Draft draft, AgentKey key, String field, String kind, long id, List<Issue> issues) {
        if (id > 0 && draft.base().document(kind, Long.toString(id)).isEmpty()) {
            String subject = KeyValidator.subject(key.name());
            issues.add(Issue.error("/" + field, subject, "there is no " + kind + " " + id, "0 for the default"));
        }
    }

    private static AgentKey shown(AgentKey key) {
        return key.toBuilder().secretHash("").build();
    }
}
