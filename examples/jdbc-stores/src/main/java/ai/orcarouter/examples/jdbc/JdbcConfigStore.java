/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.CommitResult.Committed;
import ai.orcarouter.core.spi.CommitResult.Conflict;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Configuration in the tables {@code orca_workspace}, {@code orca_document} and {@code orca_audit}.
 *
 * <p>A commit locks the row of its workspace, so commits to one workspace come one after the other and those to others
 * do not wait. Watchers are told of commits by any process within the interval of its polling. Times of documents and
 * audit rows reach from the year -290,000 to 290,000; others are an {@link IllegalArgumentException}. Thread-safe.
 */
public final class JdbcConfigStore implements ConfigStore {
    private static final String DOCUMENT = "d.doc_kind, d.doc_id, d.doc_version, d.content, d.author, d.made_at";
    private static final String READ = "SELECT w.revision, w.audit_sequence, w.audit_hash, " + DOCUMENT
            + " FROM orca_workspace w LEFT JOIN orca_document d"
            + " ON d.workspace = w.workspace AND d.content IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orca_document n"
            + " WHERE n.workspace = d.workspace AND n.document = d.document AND n.doc_version > d.doc_version)"
            + " WHERE w.workspace = ?";

    /** How often a watched store looks for commits of other processes, unless told otherwise: 4 times a second. */
    public static final Duration DEFAULT_POLL = Duration.ofMillis(250);

    private final JdbcDatabase database;
    private final RevisionPoll poll;

    /** A store in {@code database} that looks for news every {@link #DEFAULT_POLL} while somebody watches. */
    public JdbcConfigStore(JdbcDatabase database) {
        this(database, DEFAULT_POLL);
    }

    /**
     * A store in {@code database}.
     *
     * @param pollEvery how often it looks for commits of other processes while somebody watches; a millisecond at least
     */
    public JdbcConfigStore(JdbcDatabase database, Duration pollEvery) {
        this.database = database;
        poll = new RevisionPoll(pollEvery, this::revisions);
    }

    private Map<String, Long> revisions(List<String> workspaces) {
        return database.read(sql -> {
            Map<String, Long> found = new HashMap<>();
            for (String workspace : workspaces) {
                found.put(workspace, revision(sql, workspace, ""));
            }
            return found;
        });
    }

    /** Tells of commits by any process within the interval of its polling; one thread for all workspaces. */
    @Override
    public Watch watch(String workspace, LongConsumer onRevision) {
        return poll.watch(workspace, onRevision);
    }

    @Override
    public long revision(String workspace) {
        return database.read(sql -> revision(sql, workspace, ""));
    }

    private static long revision(Sql sql, String workspace, String lock) throws SQLException {
        String query = "SELECT revision FROM orca_workspace WHERE workspace = ?" + lock;
        return sql.first(query, row -> row.getLong(1), Column.key(workspace)).orElse(0L);
    }

    private record Found(
            long revision, ChainHead head, @Nullable ConfigDocument documentOrNull) {}

    /** One statement, hence of one moment. */
    @Override
    public ConfigSnapshot read(String workspace) {
        List<Found> found = database.read(sql -> sql.list(READ, JdbcConfigStore::found, Column.key(workspace)));
        if (found.isEmpty()) {
            return new ConfigSnapshot(0, List.of(), ChainHead.ofAudit(workspace));
        }
        List<ConfigDocument> documents = new ArrayList<>();
        for (Found each : found) {
            if (each.documentOrNull() != null) {
                documents.add(each.documentOrNull());
            }
        }
        return new ConfigSnapshot(
                found.get(0).revision(), documents, found.get(0).head());
    }

    private static Found found(ResultSet row) throws SQLException {
        ChainHead head = new ChainHead(row.getLong(2), row.getString(3));
        return new Found(row.getLong(1), head, row.getString(4) == null ? null : document(row, 4));
    }

    @Override
    public List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit) {
        if (limit < 1 || limit > MAX_HISTORY) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_HISTORY + " versions");
        }
        return database.read(sql -> sql.list(
                "SELECT " + DOCUMENT + " FROM orca_document d WHERE d.workspace = ? AND d.document = ?"
                        + " AND d.doc_version < ? ORDER BY d.doc_version DESC LIMIT ?",
                row -> document(row, 1),
                Column.key(workspace),
                Column.document(kind, id),
                beforeVersion,
                limit));
    }

    private static ConfigDocument document(ResultSet row, int from) throws SQLException {
        return new ConfigDocument(
                row.getString(from),
                row.getString(from + 1),
                row.getLong(from + 2),
                row.getString(from + 3),
                row.getString(from + 4),
                Column.instant(row.getLong(from + 5)));
    }

    @Override
    public CommitResult commit(String workspace, ConfigCommit commit) {
        return database.write(sql -> {
            long current = revision(sql, workspace, " FOR UPDATE");
            if (current != commit.expectedRevision()) {
                return new Conflict(current);
            }
            if (!advance(sql, Column.key(workspace), commit)) {
                return new Conflict(revision(sql, workspace, ""));
            }
            try {
                for (ConfigDocument change : commit.changes()) {
                    insert(sql, Column.key(workspace), change);
                }
                for (AuditEntry row : commit.audit()) {
                    AuditRows.insert(sql, Column.key(workspace), row);
                }
            } catch (SQLException e) {
                if (JdbcDatabase.state(e).equals(Sql.DUPLICATE)) {
                    throw new IllegalArgumentException("the commit would overwrite a version or an audit row");
                }
                throw e;
            }
            return new Committed(current + 1);
        });
    }

    /** False when another first commit was faster: there was no row yet that either of them could have locked. */
    private static boolean advance(Sql sql, String key, ConfigCommit commit) throws SQLException {
        ChainHead head = commit.auditHead();
        if (commit.expectedRevision() == 0) {
            return sql.update(
                            "INSERT INTO orca_workspace (workspace, revision, audit_sequence, audit_hash)"
                                    + " VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING",
                            key,
                            head.sequence(),
                            head.hash())
                    == 1;
        }
        return sql.update(
                        "UPDATE orca_workspace SET revision = revision + 1, audit_sequence = ?, audit_hash = ?"
                                + " WHERE workspace = ? AND revision = ?",
                        head.sequence(),
                        head.hash(),
                        key,
                        commit.expectedRevision())
                == 1;
    }

    private static void insert(Sql sql, String key, ConfigDocument change) throws SQLException {
        sql.update(
                "INSERT INTO orca_document (workspace, document, doc_version, doc_kind, doc_id, content, author,"
                        + " made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                key,
                Column.document(change.kind(), change.id()),
                change.version(),
                change.kind(),
                change.id(),
                change.jsonOrNull(),
                change.author(),
                Column.exactMicros(change.time()));
    }

    @Override
    public List<AuditEntry> audit(String workspace, AuditQuery query) {
        return database.read(sql -> AuditRows.page(sql, Column.key(workspace), query));
    }
}
