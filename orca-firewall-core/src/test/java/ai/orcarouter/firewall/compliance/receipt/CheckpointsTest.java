/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private final ReceiptWorld world = new ReceiptWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void sign_bindsAllHeadsAndCounts_andReadsBack() {
        world.changes(2);
        world.events("a", 3);
        world.events("b", 5);
        Checkpoint first = world.sign();
        assertThat(first.body().number()).isEqualTo(1);
        assertThat(first.body().audit().sequence()).isEqualTo(2);
        assertThat(first.body().events())
                .extracting(chain -> chain.head().sequence())
                .containsExactly(3L, 5L);
        assertThat(Checkpoint.fromJson(first.toJson())).isEqualTo(first);
        Checkpoint second = world.sign();
        assertThat(second.body().previous()).isEqualTo(first.hash());
        assertThat(second.body().audit().sequence()).isEqualTo(3);
        assertThat(world.checkpoints.newest(ReceiptWorld.ADMIN)).contains(second);
        ChainCheck check = world.verify(first);
        assertThat(check).isEqualTo(new ChainCheck(1, 4, 8, 2, List.of()));
        assertThat(world.verify(first, second).isValid()).isTrue();
        assertThat(world.verify().isValid()).isTrue();
    }

    @Test
    void emptyWorkspace_isSignedAndVerified() {
        Checkpoint checkpoint = world.sign();
        assertThat(checkpoint.body().audit()).isEqualTo(ChainHead.ofAudit(ReceiptWorld.NAME));
        assertThat(world.verify(checkpoint).isValid()).isTrue();
    }

    @Test
    void checkpoints_areForAdministrators() {
        assertRefused(ErrorCode.FORBIDDEN, () -> world.checkpoints.sign(ReceiptWorld.DEVELOPER));
        assertRefused(ErrorCode.FORBIDDEN, () -> world.checkpoints.restart(ReceiptWorld.DEVELOPER));
        assertRefused(ErrorCode.FORBIDDEN, () -> world.checkpoints.prune(ReceiptWorld.DEVELOPER, ReceiptWorld.NOW));
        assertRefused(ErrorCode.FORBIDDEN, () -> world.checkpoints.newest(ReceiptWorld.DEVELOPER));
    }

    @Test
    void prune_leavesASignedAnchor() {
        world.changes(1);
        world.events("a", 4);
        world.events("b", 4);
        Checkpoint held = world.sign();
        long pruned = world.checkpoints.prune(ReceiptWorld.ADMIN, ReceiptWorld.NOW.plusSeconds(6 * 60));
        assertThat(pruned).isEqualTo(6);
        assertThat(world.checkpoints.prune(ReceiptWorld.ADMIN, ReceiptWorld.NOW.plusSeconds(6 * 60)))
                .isZero();
        assertThat(world.verify(held).faults()).isEmpty();
        world.events("a", 2);
        world.events("b", 1);
        Checkpoint later = world.sign();
        assertThat(world.verify(held, later).faults()).isEmpty();
        assertThat(world.verify(held).eventRows()).isEqualTo(5);
        assertThat(later.body().events())
                .extracting(chain -> chain.start().sequence())
                .containsExactly(4L, 2L);
    }

    @Test
    void prunedChain_mayGoOnAfterManyCheckpoints() {
        world.events("a", 4);
        world.checkpoints.prune(ReceiptWorld.ADMIN, ReceiptWorld.NOW.plusSeconds(3_600));
        assertThat(world.events.heads(ReceiptWorld.NAME)).isEmpty();
        world.sign();
        Checkpoint held = world.sign();
        assertThat(world.verify(held).faults()).isEmpty();
        world.events("a", 1);
        assertThat(world.verify(held).faults()).isEmpty();
        assertThat(world.sign().body().events())
                .containsExactly(new ChainState(
                        "a",
                        1,
                        held.body().events().get(0).head(),
                        world.events.heads(ReceiptWorld.NAME).get(0).head()));
    }

    @Test
    void rowsThatWentWithoutAnchor_areFound_andNeedARestart() {
        world.events("a", 4);
        Checkpoint held = world.sign();
        ChainHead second =
                world.events.chain(ReceiptWorld.NAME, "a", 1, 1, 1).get(0).head();
        world.events.prune(ReceiptWorld.NAME, List.of(new WriterHead("a", 1, second)));
        assertThat(world.verify(held).faults()).containsExactly("events 1 to 2 of chain a/1 are missing");
        assertThat(world.sign().body().number()).isEqualTo(2);
        assertRefused(
                ErrorCode.CHAIN_BROKEN,
                () -> world.checkpoints.prune(ReceiptWorld.ADMIN, ReceiptWorld.NOW.plusSeconds(3_600)));
        Checkpoint fresh = world.checkpoints.restart(ReceiptWorld.ADMIN);
        assertThat(world.verify(fresh).faults()).isEmpty();
        assertThat(world.verify(held).faults()).anyMatch(fault -> fault.contains("began anew"));
    }

    @Test
    void sign_afterARowWentMissing_isRefused() {
        world.events("a", 2);
        world.sign();
        ChainHead head = world.events.heads(ReceiptWorld.NAME).get(0).head();
        world.events.prune(ReceiptWorld.NAME, List.of(new WriterHead("a", 1, head)));
        assertRefused(ErrorCode.CHAIN_BROKEN, world::sign);
    }

    @Test
    void rotation_leavesOldCheckpointsVerifiable() {
        world.events("a", 2);
        Checkpoint old = world.sign();
        world.keysets.rotate(KeyPurpose.CHECKPOINT_SIGNING);
        Checkpoint fresh = world.sign();
        assertThat(fresh.keyId()).isNotEqualTo(old.keyId());
        assertThat(world.verify(old, fresh).isValid()).isTrue();
    }

    @Test
    void checkpointsOfOthers_proveNothing() {
        world.events("a", 2);
        Checkpoint mine = world.sign();
        try (ReceiptWorld other = new ReceiptWorld()) {
            other.events("a", 2);
            Checkpoint theirs = other.sign();
            assertThat(world.verify(theirs).faults()).contains("checkpoint 1 is not signed by a trusted key");
            assertThat(ChainVerifier.trusting(List.of())
                            .verify(ReceiptWorld.NAME, world.config, world.events, List.of(mine))
                            .isValid())
                    .isFalse();
        }
        Checkpoint forged = new Checkpoint(mine.body(), mine.keyId(), "AAAA");
        assertThat(world.verify(forged).isValid()).isFalse();
        assertThatThrownBy(() -> Checkpoint.fromJson(mine.toJson() + " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.fromJson("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
