/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import ai.orcarouter.firewall.WorkspaceServices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the next checkpoint states, once what was added since the last one is verified. */
final class NextCheckpoint {
    /** Chains without rows that a checkpoint goes on to name. A writer of another one that goes on needs a restart. */
    private static final int MAX_GONE = 2_000;

    private final WorkspaceServices services;
    private final ConfigSnapshot configuration;
    private final Optional<Checkpoint> last;
    private final ChainWalk walk;

    NextCheckpoint(WorkspaceServices services, ConfigSnapshot configuration, Optional<Checkpoint> last) {
        this.services = services;
        this.configuration = configuration;
        this.last = last;
        walk = new ChainWalk(services.workspace(), NextCheckpoint::refuse);
    }

    private static void refuse(String fault) {
        throw new OrcaException(ErrorCode.CHAIN_BROKEN, fault);
    }

    /** The state of all chains; refuses at the first fault. */
    Checkpoint.Body body() {
        ChainHead known =
                last.map(checkpoint -> checkpoint.body().audit()).orElse(ChainHead.ofAudit(services.workspace()));
        ChainHead head = configuration.auditHead();
        if (head.sequence() < known.sequence()) {
            refuse("the audit chain ends with row " + head.sequence() + ", and a checkpoint saw row "
                    + known.sequence());
        }
        walk.audit(services.configStore(), head, known, Map.of());
        return body(false, eventChains());
    }

    /** The state of all chains as they are; only that each is one is checked. */
    Checkpoint.Body restarted() {
        List<ChainState> chains = new ArrayList<>();
        EventStore store = services.eventStore();
        for (WriterHead each : store.heads(services.workspace())) {
            List<EventRow> first = store.chain(services.workspace(), each.writer(), each.epoch(), 0, 1);
            if (!first.isEmpty()) {
                EventRow row = first.get(0);
                ChainHead start = new ChainHead(row.sequence() - 1, row.previousHash());
                chains.add(new ChainState(each.writer(), each.epoch(), start, end(each, start)));
            }
        }
        return body(true, chains);
    }

    private Checkpoint.Body body(boolean restart, List<ChainState> chains) {
        return new Checkpoint.Body(
                services.workspace(),
                last.map(checkpoint -> checkpoint.body().number()).orElse(0L) + 1,
                last.map(Checkpoint::hash).orElse(""),
                services.clock().instant(),
                restart,
                configuration.auditHead(),
                chains);
    }

    private List<ChainState> eventChains() {
        Map<String, ChainState> known = new LinkedHashMap<>();
        last.ifPresent(checkpoint -> checkpoint.body().events().forEach(chain -> known.put(chain.name(), chain)));
        List<ChainState> out = new ArrayList<>();
        for (WriterHead each : services.eventStore().heads(services.workspace())) {
            ChainState before = known.remove(ChainState.name(each.writer(), each.epoch()));
            if (before == null) {
                ChainHead genesis = ChainHead.ofEvents(services.workspace(), each.writer(), each.epoch());
                before = new ChainState(each.writer(), each.epoch(), genesis, genesis);
            }
            requireSeen(before);
            out.add(new ChainState(each.writer(), each.epoch(), before.start(), end(each, before.head())));
        }
        for (ChainState absent : known.values()) {
            if (!absent.isGone()) {
                refuse("all events of chain " + absent.name() + " are missing");
            }
        }
        // Their writers may still go on, most likely those that began last.
        known.values().stream()
                .sorted(Comparator.comparingLong(ChainState::epoch).reversed())
                .limit(MAX_GONE)
                .forEach(out::add);
        return out;
    }

    /** That the row which the last checkpoint saw as a chain's newest is still there. */
    private void requireSeen(ChainState seen) {
        ChainHead head = seen.head();
        boolean there = seen.isGone()
                || services
                        .eventStore()
                        .chain(services.workspace(), seen.writer(), seen.epoch(), head.sequence() - 1, 1)
                        .stream()
                        .anyMatch(row -> row.head().equals(head));
        if (!there) {
            refuse("event " + head.sequence() + " of chain " + seen.name() + " is not the one that a checkpoint saw");
        }
    }

    /** The end of a chain, once the rows from {@code from} to it are verified; its writer may go on meanwhile. */
    private ChainHead end(WriterHead chain, ChainHead from) {
        ChainHead head = chain.head();
        ChainHead end = walk.events(
                services.eventStore(),
                chain.writer(),
                chain.epoch(),
                from,
                Map.of(),
                row -> row.sequence() <= head.sequence());
        if (!end.equals(head)) {
            refuse("chain " + ChainState.name(chain.writer(), chain.epoch()) + " ends with event " + end.sequence()
                    + ", and not as the store says with event " + head.sequence());
        }
        return end;
    }

    /** The chains of a checkpoint, each starting after its last row in a row that is from before {@code before}. */
    static List<ChainState> cut(WorkspaceServices services, Checkpoint checked, Instant before) {
        ChainWalk walk = new ChainWalk(services.workspace(), NextCheckpoint::refuse);
        List<ChainState> out = new ArrayList<>();
        for (ChainState chain : checked.body().events()) {
            ChainHead start = walk.events(
                    services.eventStore(),
                    chain.writer(),
                    chain.epoch(),
                    chain.start(),
                    Map.of(chain.head().sequence(), chain.head().hash()),
                    row -> row.sequence() <= chain.head().sequence()
                            && row.event().time().isBefore(before));
            out.add(new ChainState(chain.writer(), chain.epoch(), start, chain.head()));
        }
        return out;
    }
}
