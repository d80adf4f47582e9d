/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;
import static ai.orcarouter.firewall.testkit.stores.StoreData.id;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Stores whose database is away say so with {@link ErrorCode#STORE_UNAVAILABLE}, in every method. */
public abstract class UnreachableStoreContract {
    /** For subclasses. */
    protected UnreachableStoreContract() {}

    /** A configuration store that cannot reach what it stores in. */
    protected abstract ConfigStore configStore();

    /** An event store that cannot reach what it stores in. */
    protected abstract EventStore eventStore();

    /** An approval store that cannot reach what it stores in. */
    protected abstract ApprovalStore approvalStore();

    /** A ledger that cannot reach what it stores in. */
    protected abstract RunLedger runLedger();

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatExceptionOfType(OrcaException.class)
                .isThrownBy(call)
                .extracting(OrcaException::code)
                .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void configStore_isUnavailable() {
        ConfigStore store = configStore();
        ConfigSnapshot empty = new ConfigSnapshot(0, List.of(), ChainHead.ofAudit("w"));
        assertUnavailable(() -> store.revision("w"));
        assertUnavailable(() -> store.read("w"));
        assertUnavailable(() -> store.history("w", "policy", "7", Long.MAX_VALUE, 10));
        assertUnavailable(() -> store.commit("w", StoreData.commit(empty)));
        assertUnavailable(() -> store.audit("w", AuditQuery.builder().build()));
    }

    @Test
    void eventStore_isUnavailable() {
        EventStore store = eventStore();
        Event event = Event.builder(EventKind.SKILL, NOW).build();
        assertUnavailable(
                () -> store.append("w", EventChain.append(ChainHead.ofEvents("w", "a", 0), "a", 0, List.of(event))));
        assertUnavailable(() -> store.page("w", EventQuery.builder().build()));
        assertUnavailable(() -> store.heads("w"));
        assertUnavailable(() -> store.chain("w", "a", 0, 0, 10));
    }

    @Test
    void approvalStore_isUnavailable() {
        ApprovalStore store = approvalStore();
        ApprovalBinding binding =
                ApprovalBinding.builder("w", "tool", ApprovalBinding.Hold.RULE).build();
        ApprovalContext context = new ApprovalContext(Surface.MCP, "", "", "", "", "");
        String id = id();
        assertUnavailable(
                () -> store.open(Approval.pending(id, binding, context, NOW, NOW.plus(ApprovalStore.DEFAULT_EXPIRY))));
        assertUnavailable(() -> store.find("w", id));
        assertUnavailable(() -> store.page("w", ApprovalQuery.pending(NOW)));
        assertUnavailable(() -> store.resolve("w", id, new ApprovalRuling(true, "ann", "", NOW)));
        assertUnavailable(() -> store.consume("w", id, "", NOW));
        assertUnavailable(() -> store.revoke("w", id, "", NOW));
    }

    @Test
    void runLedger_isUnavailable() {
        RunLedger ledger = runLedger();
        Reservation reservation = new Reservation(LedgerAccount.run("w", "run"), id(), 1, NOW.plusSeconds(60));
        assertUnavailable(() -> ledger.tryReserve(reservation, 1, NOW));
        assertUnavailable(() -> ledger.settle(reservation, 1, NOW));
        assertUnavailable(() -> ledger.release(reservation, NOW));
        assertUnavailable(() -> ledger.balance(reservation.account(), NOW));
        assertUnavailable(() -> ledger.state("w", "run", NOW));
        assertUnavailable(() -> ledger.advance("w", "run", 0, new RunState(1, "", NOW.plusSeconds(60)), NOW));
    }
}
