/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The smallest store that keeps the contract of {@link ConfigStore}, shown in the guide of {@code core.spi}. It keeps
 * every commit, and reads by going through them.
 */
public final class SampleConfigStore implements ConfigStore {
    private final Map<String, List<ConfigCommit>> commits = new HashMap<>();

    @Override
    public synchronized long revision(String workspace) {
        return of(workspace).size();
    }

    @Override
    public synchronized ConfigSnapshot read(String workspace) {
        Map<List<String>, ConfigDocument> newest = new LinkedHashMap<>();
        ChainHead head = ChainHead.ofAudit(workspace);
        for (ConfigCommit commit : of(workspace)) {
            commit.changes().forEach(change -> newest.put(List.of(change.kind(), change.id()), change));
            head = commit.auditHead();
        }
        newest.values().removeIf(ConfigDocument::isDeletion);
        return new ConfigSnapshot(of(workspace).size(), new ArrayList<>(newest.values()), head);
    }

    @Override
    public synchronized List<ConfigDocument> history(
            String workspace, String kind, String id, long beforeVersion, int limit) {
        if (limit < 1 || limit > MAX_HISTORY) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_HISTORY + " versions");
        }
        return versions(workspace, kind, id)
                .filter(version -> version.version() < beforeVersion)
                .sorted(Comparator.comparingLong(ConfigDocument::version).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized CommitResult commit(String workspace, ConfigCommit commit) {
        long revision = revision(workspace);
        if (commit.expectedRevision() != revision) {
            return new CommitResult.Conflict(revision);
        }
        boolean taken = commit.changes().stream()
                .anyMatch(change -> versions(workspace, change.kind(), change.id())
                        .anyMatch(old -> old.version() == change.version()));
        if (taken || !commit.audit().get(0).follows(read(workspace).auditHead())) {
            throw new IllegalArgumentException("the commit would overwrite a version or an audit row");
        }
        commits.computeIfAbsent(workspace, name -> new ArrayList<>()).add(commit);
        return new CommitResult.Committed(revision + 1);
    }

    @Override
    public synchronized List<AuditEntry> audit(String workspace, AuditQuery query) {
        return of(workspace).stream()
                .flatMap(commit -> commit.audit().stream())
                .filter(query::matches)
                .sorted(Comparator.comparingLong(AuditEntry::sequence).reversed())
                .limit(query.limit())
                .toList();
    }

    private Stream<ConfigDocument> versions(String workspace, String kind, String id) {
        return of(workspace).stream()
                .flatMap(commit -> commit.changes().stream())
                .filter(change -> change.kind().equals(kind) && change.id().equals(id));
    }

    private List<ConfigCommit> of(String workspace) {
        return commits.getOrDefault(workspace, List.of());
    }
}
