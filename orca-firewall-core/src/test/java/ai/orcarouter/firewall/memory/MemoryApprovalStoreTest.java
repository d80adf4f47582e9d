/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.testkit.stores.ApprovalStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryApprovalStoreTest extends ApprovalStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final ApprovalStore store = new MemoryApprovalStore(10);

    @Override
    protected ApprovalStore store() {
        return store;
    }

    private static Approval held(String workspace, int number, Instant openedAt) {
        return Approval.pending(
                "0123456789abcdef0000000" + number,
                ApprovalBinding.builder(workspace, "tool", ApprovalBinding.Hold.SKILL)
                        .build(),
                new ApprovalContext(Surface.MCP, "", "", "", "", ""),
                openedAt,
                openedAt.plusSeconds(60));
    }

    @Test
    void open_beyondTheCapacity_isRefusedUntilSomethingIsPastItsRetention() {
        ApprovalStore small = new MemoryApprovalStore(2);
        Approval first = small.open(held("w", 1, NOW));
        Approval second = small.open(held("w", 2, NOW.plusSeconds(1)));
        Instant past = first.expiresAt().plus(ApprovalStore.RETENTION);
        for (Instant now : new Instant[] {NOW, past.minusNanos(1_000)}) {
            assertThatExceptionOfType(OrcaException.class)
                    .isThrownBy(() -> small.open(held("w", 3, now)))
                    .extracting(OrcaException::code)
                    .isEqualTo(ErrorCode.STORE_FULL);
        }
        assertThat(small.open(first)).isEqualTo(first);
        assertThat(small.open(held("x", 3, NOW))).isEqualTo(held("x", 3, NOW));
        Approval third = small.open(held("w", 3, past));
        assertThat(small.find("w", first.id())).isEmpty();
        assertThat(small.page("w", new ApprovalQuery(null, past, null, 10))).containsExactly(second, third);
    }

    @Test
    void capacity_belowOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryApprovalStore(0));
    }
}
