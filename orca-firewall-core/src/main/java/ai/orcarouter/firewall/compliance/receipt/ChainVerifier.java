/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Verifies the audit chain and every event chain of a workspace against signed checkpoints (SEMANTICS 5.4).
 *
 * <p>Found is every row that was edited, removed, added or moved up to the newest checkpoint that the verifier holds.
 * What came later is compared with itself and with the checkpoints in the store, which somebody who may write the store
 * could have replaced together with the rows, but not signed. Events that were let go are accepted only up to where a
 * signed checkpoint says so. Keys come only from the set that the verifier trusts.
 *
 * <p>Reads the stores and writes nothing; the chains may grow meanwhile. What a store throws passes through. Immutable
 * and thread-safe.
 */
public final class ChainVerifier {
    private final Verifier trusted;

    private ChainVerifier(Verifier trusted) {
        this.trusted = trusted;
    }

    /** A verifier that trusts these keys and no others. */
    public static ChainVerifier trusting(Collection<VerificationKey> keys) {
        return new ChainVerifier(Verifier.trusting(keys));
    }

    /**
     * Verifies all chains of a workspace.
     *
     * @param held the checkpoints that the verifier kept elsewhere; without any, only those in the store vouch
     */
    public ChainCheck verify(String workspace, ConfigStore config, EventStore events, Collection<Checkpoint> held) {
        List<String> faults = new ArrayList<>();
        Consumer<String> tell = fault -> {
            if (faults.size() < ChainCheck.MAX_FAULTS) {
                faults.add(fault);
            }
        };
        CheckpointTrail trail = new CheckpointTrail(workspace, trusted, tell);
        trail.hold(held);
        trail.follow(config);

        ChainWalk auditWalk = new ChainWalk(workspace, tell);
        audit(auditWalk, workspace, config, trail, tell);
        ChainWalk eventWalk = new ChainWalk(workspace, tell);
        long chains = events(eventWalk, workspace, events, trail, tell);
        return new ChainCheck(trail.newestHeld(), auditWalk.rows(), eventWalk.rows(), chains, faults);
    }

    private static void audit(
            ChainWalk walk, String workspace, ConfigStore store, CheckpointTrail trail, Consumer<String> faults) {
        ChainHead head = store.read(workspace).auditHead();
        trail.audit().forEach((sequence, hash) -> {
            if (sequence > head.sequence()) {
                faults.accept(
                        "the audit chain ends with row " + head.sequence() + ", and a checkpoint saw row " + sequence);
            }
        });
        walk.audit(store, head, ChainHead.ofAudit(workspace), trail.audit());
    }

    private static long events(
            ChainWalk walk, String workspace, EventStore store, CheckpointTrail trail, Consumer<String> faults) {
        Map<String, ChainState> chains = new TreeMap<>(trail.chains());
        chains.values().removeIf(ChainState::isGone);
        for (WriterHead head : store.heads(workspace)) {
            String name = ChainState.name(head.writer(), head.epoch());
            ChainState seen = trail.chains().get(name);
            chains.put(name, seen == null ? fresh(workspace, head) : grown(seen, head.head()));
        }
        chains.values().forEach(chain -> events(walk, store, chain, trail.events(chain.name()), faults));
        return chains.size();
    }

    private static void events(
            ChainWalk walk, EventStore store, ChainState chain, Map<Long, String> expected, Consumer<String> faults) {
        long last = chain.head().sequence();
        ChainHead end = walk.events(
                store, chain.writer(), chain.epoch(), chain.start(), expected, row -> row.sequence() <= last);
        if (end.sequence() < last) {
            faults.accept("chain " + chain.name() + " ends with event " + end.sequence() + ", not with event " + last);
        }
    }

    private static ChainState fresh(String workspace, WriterHead head) {
        ChainHead genesis = ChainHead.ofEvents(workspace, head.writer(), head.epoch());
        return new ChainState(head.writer(), head.epoch(), genesis, head.head());
    }

    /** A chain from where its newest checkpoint says that it is kept, to the further one of both ends. */
    private static ChainState grown(ChainState seen, ChainHead stored) {
        ChainHead head = stored.sequence() < seen.head().sequence() ? seen.head() : stored;
        return new ChainState(seen.writer(), seen.epoch(), seen.start(), head);
    }
}
