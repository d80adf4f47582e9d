/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.WorkspaceWorld.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.spi.AccessPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A process that administers the test workspace: its own snapshot over a store that others may share. */
final class AdminWorld {
    static final Actor VIEWER = new Actor("vic", Role.VIEWER);
    static final Actor DEVELOPER = new Actor("dee", Role.DEVELOPER);
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final InMemoryKeysets KEYSETS = new InMemoryKeysets();

    final ConfigStore store;
    final WorkspaceWorld.Clock clock = new WorkspaceWorld.Clock();
    final SnapshotSource source;
    final FirewallAdmin admin;

    AdminWorld(ConfigStore store) {
        this(store, AccessPolicy.ROLES, KEYSETS);
    }

    AdminWorld(ConfigStore store, AccessPolicy access, KeysetSource keysets) {
        this.store = store;
        EngineConfiguration configuration = WorkspaceWorld.configuration();
        source = new SnapshotSource(
                store, WORKSPACE, WorkspaceWorld.documents(), clock, Freshness.defaults(), FailureMode.CLOSED);
        admin = new FirewallAdmin(new Administration(
                store, WORKSPACE, configuration, source, keysets, AddressPolicy.defaults(), new Access(access), clock));
    }

    /** The error that {@code call} ends with. */
    static ErrorCode refusal(ThrowingCallable call) {
        OrcaException e = catchThrowableOfType(OrcaException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        return e.code();
    }

    /** Every audit row, oldest first. */
    static List<AuditEntry> audit(ConfigStore store) {
        AuditQuery query = AuditQuery.builder().limit(AuditQuery.MAX_LIMIT).build();
        List<AuditEntry> rows = new ArrayList<>();
        List<AuditEntry> page = store.audit(WORKSPACE, query);
        while (!page.isEmpty()) {
            rows.addAll(page);
            page = store.audit(WORKSPACE, query.before(page.get(page.size() - 1)));
        }
        Collections.reverse(rows);
        return rows;
    }

    /** The verbs of the rows after {@code head}; the chain must lead from there to the store's present head. */
    static List<String> verbsSince(ConfigStore store, ChainHead head) {
        List<AuditEntry> rows = audit(store).stream()
                .filter(row -> row.sequence() > head.sequence())
                .toList();
        assertThat(AuditChain.fault(head, rows, store.read(WORKSPACE).auditHead()))
                .isEmpty();
        return rows.stream().map(row -> row.act().verb()).toList();
    }
}
