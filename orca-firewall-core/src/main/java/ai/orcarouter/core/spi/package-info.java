/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Interfaces that cross the planes: one module defines the question, a sibling or the host answers it.
 *
 * <h2>How to write a store</h2>
 *
 * Four interfaces keep everything that outlives a call: {@code ConfigStore} and {@code EventStore} here,
 * {@code ApprovalStore} and {@code RunLedger} in {@code ai.orcarouter.firewall.spi}. Each is small because the library
 * does the thinking: it numbers versions, links and hashes chains, checks rules that span documents, cleans texts, and
 * hands in every time. A store keeps rows and makes sure of one thing at a time, which its documentation states
 * sentence by sentence. Write one like this:
 *
 * <ol>
 *   <li>Extend the interface's contract ({@code ConfigStoreContract} and its siblings, package
 *       {@code ai.orcarouter.firewall.testkit.stores} of the test jar) with a class that returns your store. Every
 *       sentence of the documentation is a test in it, races included. A store that reaches over a network extends
 *       {@code UnreachableStoreContract} too.
 *   <li>Create the tables. Names and ids have at most 512 UTF-16 units ({@code StoreText.MAX_NAME}), compare by exact
 *       characters (a binary collation) and hold neither NUL nor lone surrogates. Where an index cannot take several of
 *       them, as in PostgreSQL, hash the long ones for the key. Times have microseconds. Rows that have many parts
 *       bring their own JSON: {@code EventRow.toJson()}, {@code Approval.toJson()}.
 *   <li>Map what your database throws when it is away, busy or too slow to {@code OrcaException} with
 *       {@code ErrorCode.STORE_UNAVAILABLE}, and give every statement a time-out.
 * </ol>
 *
 * <p>On SQL the one thing of each store is one statement; {@code examples/jdbc-stores} among the sources has all four:
 *
 * <ul>
 *   <li>{@code ConfigStore.commit}: {@code UPDATE workspace SET revision = revision + 1, audit_sequence = ?, audit_hash
 *       = ? WHERE id = ? AND revision = ?}, then the inserts, in one transaction. No row updated is a conflict. A row
 *       for a new workspace is inserted first, ignoring that it may be there. The primary keys (workspace, kind, id,
 *       version) and (workspace, sequence) refuse what would overwrite something.
 *   <li>{@code ConfigStore.read}: in one transaction with a snapshot ({@code REPEATABLE READ}), so that revision,
 *       documents and audit head are of one moment.
 *   <li>{@code EventStore.append}: a batch insert that skips rows whose primary key (workspace, writer, epoch,
 *       sequence) is there ({@code ON CONFLICT DO NOTHING}); a column for each filter and one for the JSON.
 *   <li>{@code ApprovalStore.resolve}, {@code consume}, {@code revoke}: {@code SELECT json ... FOR UPDATE}, the change
 *       that {@code Approval} itself makes, {@code UPDATE}.
 *   <li>{@code RunLedger.tryReserve}: lock the account's row, sum its open reservations, insert.
 *       {@code RunLedger.advance}: {@code UPDATE ... WHERE version = ?}, or an insert for version 0.
 * </ul>
 *
 * <p>This is a whole configuration store. It passes {@code ConfigStoreContract}, so it is a place to start from;
 * replace the lists by tables.
 *
 * <pre>{@code
 * public final class SampleConfigStore implements ConfigStore {
 *     private final Map<String, List<ConfigCommit>> commits = new HashMap<>();
 *
 *     @Override
 *     public synchronized long revision(String workspace) {
 *         return of(workspace).size();
 *     }
 *
 *     @Override
 *     public synchronized ConfigSnapshot read(String workspace) {
 *         Map<List<String>, ConfigDocument> newest = new LinkedHashMap<>();
 *         ChainHead head = ChainHead.ofAudit(workspace);
 *         for (ConfigCommit commit : of(workspace)) {
 *             commit.changes().forEach(change -> newest.put(List.of(change.kind(), change.id()), change));
 *             head = commit.auditHead();
 *         }
 *         newest.values().removeIf(ConfigDocument::isDeletion);
 *         return new ConfigSnapshot(of(workspace).size(), new ArrayList<>(newest.values()), head);
 *     }
 *
 *     @Override
 *     public synchronized List<ConfigDocument> history(
 *             String workspace, String kind, String id, long beforeVersion, int limit) {
 *         if (limit < 1 || limit > MAX_HISTORY) {
 *             throw new IllegalArgumentException("a page has 1 to " + MAX_HISTORY + " versions");
 *         }
 *         return versions(workspace, kind, id)
 *                 .filter(version -> version.version() < beforeVersion)
 *                 .sorted(Comparator.comparingLong(ConfigDocument::version).reversed())
 *                 .limit(limit)
 *                 .toList();
 *     }
 *
 *     @Override
 *     public synchronized CommitResult commit(String workspace, ConfigCommit commit) {
 *         long revision = revision(workspace);
 *         if (commit.expectedRevision() != revision) {
 *             return new CommitResult.Conflict(revision);
 *         }
 *         boolean taken = commit.changes().stream()
 *                 .anyMatch(change -> versions(workspace, change.kind(), change.id())
 *                         .anyMatch(old -> old.version() == change.version()));
 *         if (taken || !commit.audit().get(0).follows(read(workspace).auditHead())) {
 *             throw new IllegalArgumentException("the commit would overwrite a version or an audit row");
 *         }
 *         commits.computeIfAbsent(workspace, name -> new ArrayList<>()).add(commit);
 *         return new CommitResult.Committed(revision + 1);
 *     }
 *
 *     @Override
 *     public synchronized List<AuditEntry> audit(String workspace, AuditQuery query) {
 *         return of(workspace).stream()
 *                 .flatMap(commit -> commit.audit().stream())
 *                 .filter(query::matches)
 *                 .sorted(Comparator.comparingLong(AuditEntry::sequence).reversed())
 *                 .limit(query.limit())
 *                 .toList();
 *     }
 *
 *     private Stream<ConfigDocument> versions(String workspace, String kind, String id) {
 *         return of(workspace).stream()
 *                 .flatMap(commit -> commit.changes().stream())
 *                 .filter(change -> change.kind().equals(kind) && change.id().equals(id));
 *     }
 *
 *     private List<ConfigCommit> of(String workspace) {
 *         return commits.getOrDefault(workspace, List.of());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package ai.orcarouter.core.spi;

import org.jspecify.annotations.NullMarked;
