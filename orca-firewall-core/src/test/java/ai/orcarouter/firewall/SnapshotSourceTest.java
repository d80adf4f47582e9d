/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.WorkspaceWorld.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.GapReason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SnapshotSourceTest {
    private static final Freshness SECOND = Freshness.defaults()
            .withMaxStaleness(Duration.ofSeconds(1))
            .withGrace(Duration.ofSeconds(5))
            .withPatience(Duration.ZERO);
    private final FaultyConfigStore store = new FaultyConfigStore();
    private final WorkspaceWorld.Clock clock = new WorkspaceWorld.Clock();

    private SnapshotSource source(Freshness freshness, FailureMode mode) {
        return new SnapshotSource(store, WORKSPACE, WorkspaceWorld.documents(), clock, freshness, mode);
    }

    private SnapshotSource source() {
        return source(SECOND, FailureMode.CLOSED);
    }

    private void edit(String name) {
        WorkspaceWorld.put(
                store.real, FirewallPolicy.builder(1, name).isDefault(true).build());
    }

    private static String name(PolicyResolution resolution) {
        return resolution instanceof PolicyResolution.Governed governed
                ? governed.policyName()
                : resolution.getClass().getSimpleName();
    }

    @Test
    void current_betweenChecks_asksTheStoreNothing() {
        edit("a");
        try (SnapshotSource source = source()) {
            WorkspaceSnapshot first = source.current().orElseThrow();
            int asked = store.revisions.get() + store.reads.get();
            clock.advance(499);
            assertThat(source.current()).containsSame(first);
            assertThat(source.checked()).containsSame(first);
            assertThat(store.revisions.get() + store.reads.get()).isEqualTo(asked);
            clock.advance(1);
            assertThat(source.current()).containsSame(first);
            assertThat(store.revisions.get()).isEqualTo(1);
            assertThat(store.reads.get()).isEqualTo(1);
        }
    }

    @Test
    void current_editElsewhere_actsWithinMaxStaleness() {
        edit("a");
        try (SnapshotSource source = source()) {
            assertThat(name(source.resolve(0))).isEqualTo("a");
            edit("b");
            clock.advance(500);
            assertThat(name(source.resolve(0))).isEqualTo("b");
        }
    }

    @Test
    void current_editElsewhereWithStoreThatTells_actsAtOnce() {
        edit("a");
        store.tells = true;
        SnapshotSource source = source();
        assertThat(name(source.resolve(0))).isEqualTo("a");
        edit("b");
        assertThat(name(source.resolve(0))).isEqualTo("b");
        source.close();
        edit("c");
        assertThat(name(source.resolve(0))).isEqualTo("b");
    }

    @Test
    void current_everyCall_actsAtOnce() {
        edit("a");
        try (SnapshotSource source = source(SECOND.withEveryCall(true), FailureMode.CLOSED)) {
            assertThat(name(source.resolve(0))).isEqualTo("a");
            edit("b");
            assertThat(name(source.resolve(0))).isEqualTo("b");
            store.down = true;
            assertThat(name(source.resolve(0))).isEqualTo("b");
            clock.advance(6_001);
            assertThat(name(source.resolve(0))).isEqualTo("Unavailable");
        }
    }

    @Test
    void current_storeDown_servesForTheGraceThenCloses() {
        edit("a");
        try (SnapshotSource source = source()) {
            assertThat(name(source.resolve(0))).isEqualTo("a");
            store.down = true;
            clock.advance(1_000);
            assertThat(source.checked()).isPresent();
            clock.advance(1);
            assertThat(source.checked()).as("keys have no grace").isEmpty();
            assertThat(name(source.resolve(0))).isEqualTo("a");
            clock.advance(4_999);
            assertThat(name(source.resolve(0))).isEqualTo("a");
            clock.advance(1);
            assertThat(name(source.resolve(0))).isEqualTo("Unavailable");
            assertThat(source.current()).isEmpty();
            store.down = false;
            clock.advance(500);
            assertThat(name(source.resolve(0))).isEqualTo("a");
            assertThat(source.checked()).isPresent();
        }
    }

    @Test
    void current_failedCheck_isNotRepeatedAtOnce() {
        store.down = true;
        SnapshotSource source = source();
        assertThat(source.current()).isEmpty();
        int asked = store.reads.get();
        clock.advance(499);
        assertThat(source.current()).isEmpty();
        assertThat(store.reads.get()).isEqualTo(asked);
        store.down = false;
        clock.advance(1);
        assertThat(source.current()).isPresent();
    }

    @Test
    void resolve_neverRead_closesOrObservesAsChosen() {
        store.down = true;
        assertThat(source().resolve(7)).isInstanceOf(PolicyResolution.Unavailable.class);
        PolicyResolution observed = source(SECOND, FailureMode.OBSERVE).resolve(7);
        assertThat(observed).isInstanceOfSatisfying(PolicyResolution.Ungoverned.class, gap -> {
            assertThat(gap.reason()).isEqualTo(GapReason.POLICY_UNAVAILABLE);
            assertThat(gap.observed()).isTrue();
        });
    }

    @Test
    void current_clockSetBackWhileDown_servesForTheGraceOnly() {
        edit("a");
        SnapshotSource source = source();
        assertThat(source.current()).isPresent();
        store.down = true;
        clock.advance(-3_600_000);
        assertThat(source.checked()).isEmpty();
        assertThat(source.current()).isPresent();
        clock.advance(5_000);
        assertThat(source.current()).isEmpty();
    }

    @Test
    void current_storeHangs_othersGoOnWithoutWaiting() throws Exception {
        edit("a");
        SnapshotSource source = source();
        WorkspaceSnapshot first = source.current().orElseThrow();
        edit("b");
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        store.entered = entered;
        store.hang = hang;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            clock.advance(600);
            Future<Boolean> refresher = thread.submit(() -> source.current().isPresent());
            entered.await();
            assertThat(source.current()).as("fresh enough").containsSame(first);
            clock.advance(600);
            assertThat(source.current()).as("by grace").containsSame(first);
            assertThat(source.checked()).isEmpty();
            clock.advance(6_000);
            assertThat(source.current()).as("beyond grace").isEmpty();
            hang.countDown();
            assertThat(refresher.get()).as("what it read may be too old by now").isFalse();
            assertThat(name(source.resolve(0))).isEqualTo("b");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void current_firstReadHangs_othersAreClosed() throws Exception {
        edit("a");
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        SnapshotSource source = source();
        store.entered = entered;
        store.hang = hang;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> refresher = thread.submit(() -> source.current().isPresent());
            entered.await();
            assertThat(source.current()).isEmpty();
            hang.countDown();
            assertThat(refresher.get()).isTrue();
            assertThat(source.current()).isPresent();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void latest_storeDown_saysSo() {
        edit("a");
        SnapshotSource source = source();
        assertThat(source.latest().revision()).isEqualTo(1);
        edit("b");
        assertThat(source.latest().revision()).isEqualTo(2);
        assertThat(name(source.resolve(0))).isEqualTo("b");
        store.down = true;
        assertThatThrownBy(source::latest)
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }
}
