/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** That what {@link Contest} wrote is there as a whole or not at all. */
final class Consistency {
    private Consistency() {}

    /** Checks the configuration of a workspace, and returns its revision. */
    static long revision(ConfigStore store, String workspace) {
        ConfigSnapshot snapshot = store.read(workspace);
        long revision = snapshot.revision();
        assertThat(snapshot.documents()).hasSize(revision == 0 ? 0 : Contest.DOCUMENTS);
        assertThat(snapshot.documents()).extracting(ConfigDocument::version).containsOnly(repeat(revision));
        assertThat(snapshot.documents().stream().map(ConfigDocument::jsonOrNull).distinct())
                .hasSizeLessThanOrEqualTo(1);
        Long[] versions = LongStream.iterate(revision, version -> version > 0, version -> version - 1)
                .boxed()
                .toArray(Long[]::new);
        for (int i = 0; i < Contest.DOCUMENTS; i++) {
            assertThat(store.history(workspace, "part", "p" + i, Long.MAX_VALUE, ConfigStore.MAX_HISTORY))
                    .extracting(ConfigDocument::version)
                    .containsExactly(versions);
        }
        assertThat(audit(store, workspace, snapshot.auditHead())).isEqualTo(Contest.AUDIT_ROWS * revision);
        return revision;
    }

    private static Long[] repeat(long revision) {
        return revision == 0 ? new Long[0] : new Long[] {revision};
    }

    private static int audit(ConfigStore store, String workspace, ChainHead end) {
        List<AuditEntry> chain = new ArrayList<>();
        AuditQuery query = AuditQuery.builder().limit(AuditQuery.MAX_LIMIT).build();
        List<AuditEntry> page = store.audit(workspace, query);
        while (!page.isEmpty()) {
            chain.addAll(page);
            page = store.audit(workspace, query.before(page.get(page.size() - 1)));
        }
        Collections.reverse(chain);
        assertThat(AuditChain.fault(ChainHead.ofAudit(workspace), chain, end)).isEmpty();
        return chain.size();
    }

    /** Checks the events of a writer, and returns how many there are. */
    static long events(EventStore store, String workspace, String writer) {
        List<EventRow> rows = store.chain(workspace, writer, 0, 0, EventStore.MAX_CHAIN);
        ChainHead begin = ChainHead.ofEvents(workspace, writer, 0);
        ChainHead end = store.heads(workspace).stream()
                .filter(head -> head.writer().equals(writer))
                .map(WriterHead::head)
                .findFirst()
                .orElse(begin);
        assertThat(EventChain.fault(begin, rows, end)).isEmpty();
        assertThat(rows.size() % Contest.BATCH).isZero();
        return end.sequence();
    }
}
