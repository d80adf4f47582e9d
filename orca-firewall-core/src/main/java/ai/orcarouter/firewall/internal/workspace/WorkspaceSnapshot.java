/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.CompiledConfig;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.firewall.model.GapReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a workspace holds at one revision, compiled. Deciding against it reads no store and takes no lock.
 *
 * <p>Immutable and thread-safe. What did not change since the previous snapshot is shared with it. Documents of other
 * modules are carried as they are.
 */
public final class WorkspaceSnapshot implements CompiledConfig {
    private final ConfigSnapshot stored;
    private final Map<String, Map<String, ConfigDocument>> documents = new HashMap<>();
    private final WorkspaceSettings settings;
    private final KeyTable keys;
    private final Map<String, PolicyEntry> policies = new LinkedHashMap<>();
    private final Map<Long, PolicyResolution> attached = new HashMap<>();
    private final PolicyResolution unattached;
    private final PolicyResolution missing;
    private final List<DocumentFault> faults = new ArrayList<>();

    private WorkspaceSnapshot(ConfigSnapshot stored, @Nullable WorkspaceSnapshot previous, DocumentCodec codec) {
        this.stored = stored;
        for (ConfigDocument document : stored.documents()) {
            documents
                    .computeIfAbsent(document.kind(), kind -> new LinkedHashMap<>())
                    .put(document.id(), document);
        }
        settings = readSettings();
        keys = KeyTable.read(documents(DocumentKinds.KEY), previous == null ? null : previous.keys, codec);
        faults.addAll(keys.faults());
        for (ConfigDocument document : documents(DocumentKinds.FIREWALL_POLICY)) {
            PolicyEntry known = previous == null ? null : previous.policies.get(document.id());
            PolicyEntry entry =
                    known != null && known.document().equals(document) ? known : PolicyEntry.read(document, codec);
            policies.put(document.id(), entry);
            if (entry.broken()) {
                faults.add(new DocumentFault(document.kind(), document.id(), document.version(), entry.fault()));
            }
        }
        Decider ungoverned = codec.ungoverned();
        unattached = byDefault(GapReason.NO_POLICY, ungoverned);
        missing = byDefault(GapReason.ATTACHED_MISSING, ungoverned);
        PolicyResolution disabled = byDefault(GapReason.ATTACHED_DISABLED, ungoverned);
        for (PolicyEntry entry : policies.values()) {
            attached.put(Numbers.id(entry.document().id()), resolution(entry, false, disabled));
        }
    }

    /**
     * Reads and compiles what is stored.
     *
     * @param previous an earlier snapshot of the same workspace, from which unchanged parts are taken
     */
    public static WorkspaceSnapshot of(
            ConfigSnapshot stored, @Nullable WorkspaceSnapshot previous, DocumentCodec codec) {
        return new WorkspaceSnapshot(stored, previous, codec);
    }

    private WorkspaceSettings readSettings() {
        Optional<ConfigDocument> document = document(DocumentKinds.FIREWALL_SETTINGS, DocumentKinds.SINGLE);
        try {
            return document.flatMap(ConfigDocument::json)
                    .map(WorkspaceSettings::decode)
                    .orElse(WorkspaceSettings.INITIAL);
        } catch (OrcaException e) {
            document.ifPresent(found -> faults.add(
                    new DocumentFault(found.kind(), found.id(), found.version(), "cannot be used: " + e.getMessage())));
            return WorkspaceSettings.UNREADABLE;
        }
    }

    private static PolicyResolution resolution(PolicyEntry entry, boolean byDefault, PolicyResolution disabled) {
        if (entry.broken() || entry.policyOrNull() == null) {
            return new PolicyResolution.Unavailable("policy " + entry.document().id() + " " + entry.fault());
        }
        return entry.deciderOrNull() == null
                ? disabled
                : new PolicyResolution.Governed(
                        entry.policyOrNull().id(),
                        entry.policyOrNull().name(),
                        entry.document().version(),
                        byDefault,
                        entry.deciderOrNull());
    }

    /** What governs where no attached policy does. A policy that cannot be read may be the default. */
    private PolicyResolution byDefault(GapReason reason, Decider ungoverned) {
        List<PolicyEntry> defaults =
                policies.values().stream().filter(PolicyEntry::isEnabledDefault).toList();
        PolicyResolution none = new PolicyResolution.Ungoverned(reason, settings.observeMode(), ungoverned);
        if (defaults.size() == 1) {
            return resolution(defaults.get(0), true, none);
        }
        if (defaults.size() > 1) {
            return new PolicyResolution.Unavailable("the workspace has more than one default policy");
        }
        for (PolicyEntry entry : policies.values()) {
            if (entry.policyOrNull() == null) {
                return new PolicyResolution.Unavailable(
                        "policy " + entry.document().id() + ", which may be the default, " + entry.fault());
            }
        }
        return none;
    }

    /**
     * Which policy judges the calls of a key.
     *
     * @param firewallPolicyId the key's {@code firewall_policy_id}; 0 for a key without, or no key at all
     */
    public PolicyResolution resolve(long firewallPolicyId) {
        return firewallPolicyId == 0 ? unattached : attached.getOrDefault(firewallPolicyId, missing);
    }

    /** The programs of the policies that judge calls: the enabled default, and those that keys are attached to. */
    public Set<CompiledPolicy> inForce() {
        Set<CompiledPolicy> out = new LinkedHashSet<>();
        addTo(out, unattached);
        for (AgentKey key : keys.all()) {
            addTo(out, resolve(key.firewallPolicyId()));
        }
        return out;
    }

    private static void addTo(Set<CompiledPolicy> out, PolicyResolution resolution) {
        if (resolution instanceof PolicyResolution.Governed governed) {
            out.add(governed.decider().policy());
        }
    }

    /** How often the workspace was committed to. */
    public long revision() {
        return stored.revision();
    }

    /** The end of the audit chain at this revision. */
    public ChainHead auditHead() {
        return stored.auditHead();
    }

    /** The firewall's settings. */
    public WorkspaceSettings settings() {
        return settings;
    }

    /** The keys. */
    public KeyTable keys() {
        return keys;
    }

    /** Every stored policy, those that cannot be used among them, in the order of their documents. */
    public Collection<PolicyEntry> policies() {
        return policies.values();
    }

    /** A stored policy. */
    public Optional<PolicyEntry> policy(long id) {
        return Optional.ofNullable(policies.get(Long.toString(id)));
    }

    /** Every document that cannot be used. */
    public List<DocumentFault> faults() {
        return List.copyOf(faults);
    }

    /** A document of any kind. */
    public Optional<ConfigDocument> document(String kind, String id) {
        return Optional.ofNullable(documents.getOrDefault(kind, Map.of()).get(id));
    }

    /** The documents of a kind, by id. */
    public List<ConfigDocument> documents(String kind) {
        return List.copyOf(documents.getOrDefault(kind, Map.of()).values());
    }

    @Override
    public ConfigSnapshot stored() {
        return stored;
    }
}
