/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Copies of the rows of two stores, to be tampered with, and stores that give them out. */
final class Copies {
    final List<AuditEntry> audit = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    private final ConfigStore original;
    private final String workspace;

    Copies(String workspace, ConfigStore config, EventStore store) {
        this.workspace = workspace;
        original = config;
        audit.addAll(config.audit(workspace, AuditQuery.builder().limit(1_000).build()));
        audit.sort(Comparator.comparingLong(AuditEntry::sequence));
        for (EventStore.WriterHead head : store.heads(workspace)) {
            events.addAll(store.chain(workspace, head.writer(), head.epoch(), 0, 10_000));
        }
    }

    ConfigStore config() {
        return new ConfigStore() {
            @Override
            public long revision(String name) {
                return original.revision(name);
            }

            @Override
            public ConfigSnapshot read(String name) {
                ConfigSnapshot real = original.read(name);
                ChainHead head = audit.isEmpty()
                        ? ChainHead.ofAudit(name)
                        : audit.get(audit.size() - 1).head();
                return new ConfigSnapshot(real.revision(), real.documents(), head);
            }

            @Override
            public List<ConfigDocument> history(String name, String kind, String id, long before, int limit) {
                return original.history(name, kind, id, before, limit);
            }

            @Override
            public CommitResult commit(String name, ConfigCommit commit) {
                throw new AssertionError("a verification writes nothing");
            }

            @Override
            public List<AuditEntry> audit(String name, AuditQuery query) {
                return audit.stream()
                        .filter(query::matches)
                        .sorted(Comparator.comparingLong(AuditEntry::sequence).reversed())
                        .limit(query.limit())
                        .toList();
            }
        };
    }

    EventStore store() {
        return new EventStore() {
            @Override
            public void append(String name, List<EventRow> batch) {
                throw new AssertionError("a verification writes nothing");
            }

            @Override
            public List<EventRow> page(String name, EventQuery query) {
                throw new AssertionError("a verification reads chains");
            }

            @Override
            public List<WriterHead> heads(String name) {
                return events.stream()
                        .map(row -> ChainState.name(row.writer(), row.epoch()))
                        .distinct()
                        .map(chain -> events.stream()
                                .filter(row -> ChainState.name(row.writer(), row.epoch())
                                        .equals(chain))
                                .max(Comparator.comparingLong(EventRow::sequence))
                                .orElseThrow())
                        .map(row -> new WriterHead(row.writer(), row.epoch(), row.head()))
                        .toList();
            }

            @Override
            public List<EventRow> chain(String name, String writer, long epoch, long after, int limit) {
                return events.stream()
                        .filter(row -> row.writer().equals(writer) && row.epoch() == epoch && row.sequence() > after)
                        .sorted(Comparator.comparingLong(EventRow::sequence))
                        .limit(limit)
                        .toList();
            }
        };
    }

    ChainCheck verify(ChainVerifier verifier, List<Checkpoint> held) {
        return verifier.verify(workspace, config(), store(), held);
    }
}
