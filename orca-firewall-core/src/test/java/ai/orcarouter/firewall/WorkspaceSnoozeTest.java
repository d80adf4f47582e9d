/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.Snooze;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snoozes over two workspaces of one store, as two processes have them. */
class WorkspaceSnoozeTest {
    private static final Actor DEVELOPER = new Actor("dev", Role.DEVELOPER);
    private static final Duration HOUR = Duration.ofHours(1);

    private final WorkspaceWorld.Clock clock = new WorkspaceWorld.Clock();
    private final FaultyConfigStore config = new FaultyConfigStore();
    private final OrcaWorkspace one = open();
    private final OrcaWorkspace other = open();

    private OrcaWorkspace open() {
        return OrcaWorkspace.builder(WorkspaceWorld.WORKSPACE)
                .configStore(config)
                .keysets(new InMemoryKeysets())
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private List<AuditEntry> audit() {
        return config.audit(WorkspaceWorld.WORKSPACE, AuditQuery.builder().build());
    }

    @Test
    void snooze_inOneProcess_holdsInTheOtherUntilItIsOver() {
        assertThat(other.feeds().snoozes(DEVELOPER)).isEmpty();
        Snooze made = one.feeds().snooze(DEVELOPER, AnomalyKind.RETRY_LOOP, "db.read", HOUR);

        assertThat(one.feeds().snoozes(DEVELOPER)).containsExactly(made);
        clock.advance(1_001);
        assertThat(other.feeds().snoozes(DEVELOPER)).containsExactly(made);
        clock.advance(HOUR.toMillis());
        assertThat(other.feeds().snoozes(DEVELOPER)).isEmpty();
    }

    @Test
    void snooze_everyOne_isOneCommitWithOneRowOfTheChain() {
        one.feeds().snooze(DEVELOPER, AnomalyKind.RETRY_LOOP, "db.read", HOUR);
        other.feeds().snooze(DEVELOPER, null, "", HOUR.multipliedBy(2));

        assertThat(config.revision(WorkspaceWorld.WORKSPACE)).isEqualTo(2);
        List<AuditEntry> rows = new ArrayList<>(audit());
        Collections.reverse(rows);
        assertThat(rows).extracting(row -> row.act().verb()).containsOnly("firewall_anomaly_snooze");
        assertThat(rows).extracting(row -> row.act().actor()).containsOnly(DEVELOPER);
        assertThat(rows.get(0).act().payload()).contains("db.read", "retry_loop", "2026-03-04T06:06:07Z");
        assertThat(AuditChain.fault(
                        ChainHead.ofAudit(WorkspaceWorld.WORKSPACE),
                        rows,
                        config.read(WorkspaceWorld.WORKSPACE).auditHead()))
                .isEmpty();
        assertThat(other.feeds().snoozes(DEVELOPER)).hasSize(2);
    }

    @Test
    void snooze_afterAnotherIsOver_dropsItFromTheDocument() {
        one.feeds().snooze(DEVELOPER, null, "gone", HOUR);
        clock.advance(HOUR.toMillis());
        one.feeds().snooze(DEVELOPER, null, "here", HOUR);

        assertThat(config.read(WorkspaceWorld.WORKSPACE).documents())
                .singleElement()
                .satisfies(document ->
                        assertThat(document.jsonOrNull()).contains("here").doesNotContain("gone"));
    }

    @Test
    void snooze_whileTheStoreIsDown_isRefusedAndRecordsNothing() {
        config.down = true;
        assertThatThrownBy(() -> one.feeds().snooze(DEVELOPER, null, "", HOUR))
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        config.down = false;
        assertThat(audit()).isEmpty();
    }

    @Test
    void snoozes_documentThatCannotBeRead_silencesNothingAndIsReplacedByTheNext() {
        for (String broken : List.of(
                "{}",
                "[]",
                "{\"snoozes\":[1]}",
                "{\"snoozes\":[{\"kind\":\"\",\"tool_name\":\"\",\"until\":\"never\"}]}",
                "{\"snoozes\":[{\"kind\":\"new\",\"tool_name\":\"\",\"until\":\"2027-03-04T06:06:07Z\"}]}")) {
            WorkspaceWorld.put(config, DocumentKinds.ANOMALY_SNOOZES, DocumentKinds.SINGLE, broken);
            clock.advance(1_001);
            assertThat(one.feeds().snoozes(DEVELOPER)).as(broken).isEmpty();
        }
        Snooze made = one.feeds().snooze(DEVELOPER, null, "db.read", HOUR);
        assertThat(one.feeds().snoozes(DEVELOPER)).containsExactly(made);
    }
}
