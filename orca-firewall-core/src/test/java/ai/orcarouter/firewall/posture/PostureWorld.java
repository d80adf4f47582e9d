/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.KeyAdmission;
import ai.orcarouter.firewall.KeyRequest;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.StoredPolicy;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A workspace with the switch over it, in memory. */
final class PostureWorld implements AutoCloseable {
    static final Actor VIEWER = new Actor("vic", Role.VIEWER);
    static final Actor DEVELOPER = new Actor("dee", Role.DEVELOPER);
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final String NAME = "acme";

    final ConfigStore store;
    final EventStore events = new MemoryEventStore();
    final OrcaWorkspace workspace;
    final NotePlane notes = new NotePlane();
    final SecureAgents switchboard;

    PostureWorld() {
        this(new MemoryConfigStore());
    }

    PostureWorld(ConfigStore store) {
        this.store = store;
        workspace = OrcaWorkspace.builder(NAME)
                .configStore(store)
                .keysets(new InMemoryKeysets())
                .eventStore(events)
                .freshness(Freshness.defaults().withEveryCall(true))
                .build();
        switchboard = SecureAgents.of(workspace, notes);
    }

    /** Every document that an undo restores, by kind and id. */
    Map<List<String>, String> contents() {
        Map<List<String>, String> out = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        store.read(NAME).documents().stream()
                .filter(document -> !document.kind().equals(DocumentKinds.FIREWALL_NUMBERS)
                        && !document.kind().equals(NotePlane.COUNTER)
                        && !document.kind().equals(DocumentKinds.POSTURE_RESTORE))
                .forEach(document -> out.put(
                        List.of(document.kind(), document.id()), document.json().orElseThrow()));
        return out;
    }

    StoredPolicy policy(String name, boolean isDefault) {
        return workspace
                .admin()
                .policies()
                .create(
                        DEVELOPER,
                        FirewallPolicy.builder(0, name).isDefault(isDefault).build());
    }

    IssuedKey key(String name, long policy) {
        return workspace
                .admin()
                .keys()
                .issue(
                        DEVELOPER,
                        AgentKey.builder(0, name).firewallPolicyId(policy).build());
    }

    CallContext with(IssuedKey key) {
        KeyAdmission admission = workspace.admit(
                key.secret(), KeyRequest.builder(Instant.now()).withoutModel().build());
        return CallContext.of(((KeyAdmission.Admitted) admission).key());
    }

    Decision decide(Surface surface, String tool) {
        return mediate(CallContext.anonymous(), surface, tool).decision();
    }

    Mediation mediate(CallContext context, Surface surface, String tool) {
        return workspace.mediate(
                context, ToolCall.builder(tool).surface(surface).build());
    }

    @Override
    public void close() {
        workspace.close();
    }
}
