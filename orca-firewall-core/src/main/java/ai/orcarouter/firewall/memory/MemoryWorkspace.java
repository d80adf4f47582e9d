/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.CommitResult.Committed;
import ai.orcarouter.core.spi.CommitResult.Conflict;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** One workspace of a {@link MemoryConfigStore}: everything under one lock, the snapshot readable without it. */
final class MemoryWorkspace {
    private record Name(String kind, String id) {}

    private final Map<Name, TreeMap<Long, ConfigDocument>> versions = new HashMap<>();
    private final TreeMap<Long, AuditEntry> audit = new TreeMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile ConfigSnapshot snapshot;

    MemoryWorkspace(String name) {
        snapshot = new ConfigSnapshot(0, List.of(), ChainHead.ofAudit(name));
    }

    ConfigSnapshot snapshot() {
        return snapshot;
    }

    CommitResult commit(ConfigCommit commit) {
        long revision;
        synchronized (this) {
            if (commit.expectedRevision() != snapshot.revision()) {
                return new Conflict(snapshot.revision());
            }
            refuseOverwriting(commit);
            revision = snapshot.revision() + 1;
            for (ConfigDocument change : commit.changes()) {
                versions.computeIfAbsent(new Name(change.kind(), change.id()), name -> new TreeMap<>())
                        .put(change.version(), change);
            }
            for (AuditEntry row : commit.audit()) {
                audit.put(row.sequence(), row);
            }
            snapshot = new ConfigSnapshot(revision, live(), commit.auditHead());
        }
        for (Listener listener : listeners) {
            listener.tell(revision);
        }
        return new Committed(revision);
    }

    private void refuseOverwriting(ConfigCommit commit) {
        for (ConfigDocument change : commit.changes()) {
            TreeMap<Long, ConfigDocument> known = versions.get(new Name(change.kind(), change.id()));
            if (known != null && known.containsKey(change.version())) {
                throw new IllegalArgumentException(
                        change.kind() + " " + change.id() + " has a version " + change.version());
            }
        }
        for (AuditEntry row : commit.audit()) {
            if (audit.containsKey(row.sequence())) {
                throw new IllegalArgumentException("there is an audit row " + row.sequence());
            }
        }
    }

    private List<ConfigDocument> live() {
        List<ConfigDocument> live = new ArrayList<>();
        for (TreeMap<Long, ConfigDocument> document : versions.values()) {
            ConfigDocument newest = document.lastEntry().getValue();
            if (!newest.isDeletion()) {
                live.add(newest);
            }
        }
        return live;
    }

    synchronized List<ConfigDocument> history(String kind, String id, long beforeVersion, int limit) {
        TreeMap<Long, ConfigDocument> document = versions.getOrDefault(new Name(kind, id), new TreeMap<>());
        return newest(document, beforeVersion).limit(limit).toList();
    }

    synchronized List<AuditEntry> audit(AuditQuery query) {
        return newest(audit, query.beforeSequence())
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }

    private static <T> Stream<T> newest(NavigableMap<Long, T> rows, long before) {
        return rows.headMap(before, false).descendingMap().values().stream();
    }

    Watch watch(LongConsumer onRevision) {
        Listener listener = new Listener(onRevision);
        listeners.add(listener);
        return () -> {
            listeners.remove(listener);
            listener.close();
        };
    }

    /** A watcher; its own lock makes sure that no call begins after it was closed. */
    private static final class Listener {
        private final LongConsumer onRevision;
        private boolean closed;

        Listener(LongConsumer onRevision) {
            this.onRevision = onRevision;
        }

        synchronized void tell(long revision) {
            if (!closed) {
                try {
                    onRevision.accept(revision);
                } catch (RuntimeException e) {
                    // The commit stands whatever a watcher makes of it.
                    return;
                }
            }
        }

        synchronized void close() {
            closed = true;
        }
    }
}
