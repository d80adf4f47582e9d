/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import java.util.ArrayList;
import java.util.List;

/** What a workspace must look like: two lists, newest first. */
final class ConfigModel {
    private final String workspace;
    private final List<ConfigDocument> versions = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private long revision;

    ConfigModel(String workspace) {
        this.workspace = workspace;
    }

    String workspace() {
        return workspace;
    }

    /** The commit that a step makes of the present state. */
    ConfigCommit next(ConfigStoreContract.Step step) {
        long version = history(step.kind(), step.id()).size() + 1L;
        ConfigDocument change = StoreData.document(
                step.kind(), step.id(), version, step.delete() ? null : "{\"revision\":" + revision + "}");
        List<AuditAct> acts = new ArrayList<>();
        for (int i = 0; i < step.acts(); i++) {
            Actor actor = new Actor(i == 0 ? "ann" : "bob", Role.ADMIN);
            acts.add(new AuditAct(NOW.plusSeconds(revision), actor, "verb" + i, step.kind(), step.id(), "", "{}"));
        }
        return new ConfigCommit(
                Math.max(0, revision + step.offset()),
                List.of(change),
                AuditChain.append(snapshot().auditHead(), acts));
    }

    CommitResult commit(ConfigCommit commit) {
        if (commit.expectedRevision() != revision) {
            return new CommitResult.Conflict(revision);
        }
        versions.addAll(0, commit.changes());
        commit.audit().forEach(row -> audit.add(0, row));
        revision++;
        return new CommitResult.Committed(revision);
    }

    ConfigSnapshot snapshot() {
        List<ConfigDocument> live = versions.stream()
                .filter(each -> history(each.kind(), each.id()).get(0).equals(each) && !each.isDeletion())
                .toList();
        ChainHead head =
                audit.isEmpty() ? ChainHead.ofAudit(workspace) : audit.get(0).head();
        return new ConfigSnapshot(revision, live, head);
    }

    List<ConfigDocument> history(String kind, String id) {
        return versions.stream()
                .filter(each -> each.kind().equals(kind) && each.id().equals(id))
                .toList();
    }

    List<AuditEntry> audit(AuditQuery query) {
        return audit.stream().filter(query::matches).toList();
    }
}
