/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.FirewallPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A workspace with audit rows and events of writers of its own, in memory. */
final class ReceiptWorld implements AutoCloseable {
    static final String NAME = "acme";
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final Actor DEVELOPER = new Actor("dee", Role.DEVELOPER);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final MemoryConfigStore config = new MemoryConfigStore();
    final MemoryEventStore events = new MemoryEventStore();
    final InMemoryKeysets keysets = new InMemoryKeysets();
    final OrcaWorkspace workspace = OrcaWorkspace.builder(NAME)
            .configStore(config)
            .eventStore(events)
            .keysets(keysets)
            .freshness(Freshness.defaults().withEveryCall(true))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    final Checkpoints checkpoints = Checkpoints.of(workspace);
    private final Map<String, ChainHead> heads = new HashMap<>();
    private int policies;
    private int minutes;

    /** Appends events, one a minute. */
    void events(String writer, int count) {
        List<Event> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(Event.builder(EventKind.EVALUATION, NOW.plusSeconds(60L * minutes++))
                    .tool("crm.read")
                    .verdict("allow")
                    .build());
        }
        ChainHead head = heads.computeIfAbsent(writer, name -> ChainHead.ofEvents(NAME, name, 1));
        List<EventRow> rows = EventChain.append(head, writer, 1, list);
        events.append(NAME, rows);
        if (!rows.isEmpty()) {
            heads.put(writer, rows.get(rows.size() - 1).head());
        }
    }

    /** Makes changes that are audited. */
    void changes(int count) {
        for (int i = 0; i < count; i++) {
            workspace
                    .admin()
                    .policies()
                    .create(
                            DEVELOPER,
                            FirewallPolicy.builder(1, "policy " + policies++).build());
        }
    }

    Checkpoint sign() {
        return checkpoints.sign(ADMIN);
    }

    ChainVerifier verifier() {
        return ChainVerifier.trusting(checkpoints.publicKeys());
    }

    Copies copies() {
        return new Copies(NAME, config, events);
    }

    ChainCheck verify(Checkpoint... held) {
        return verifier().verify(NAME, config, events, List.of(held));
    }

    @Override
    public void close() {
        workspace.close();
    }
}
