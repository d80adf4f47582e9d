/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two workspaces on one database, each with stores of its own, as two processes have them. */
class WorkspacesOnOneStoreTest {
    private static final Actor OWNER = new Actor("ann", Role.OWNER);
    private static final Duration STALENESS = Duration.ofSeconds(1);

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-03-04T05:06:07Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final JdbcDatabase database = JdbcDatabase.open(Databases.h2("workspaces"), Databases.TIMEOUT);

    private OrcaWorkspace open() {
        return OrcaWorkspace.builder("acme")
                .configStore(new JdbcConfigStore(database, Duration.ofDays(1))) // it tells nothing in time
                .keysets(new InMemoryKeysets())
                .clock(clock)
                .build();
    }

    private static boolean passes(OrcaWorkspace workspace) {
        return workspace
                .mediate(CallContext.anonymous(), ToolCall.of("db.read", Map.of()))
                .passes();
    }

    @Test
    void edit_ofOneProcess_actsInTheOtherWithinTheFreshness() {
        try (OrcaWorkspace one = open();
                OrcaWorkspace other = open()) {
            assertThat(passes(other)).isTrue();
            one.admin()
                    .policies()
                    .create(
                            OWNER,
                            FirewallPolicy.builder(0, "nothing")
                                    .isDefault(true)
                                    .defaultVerdict(Verdict.DENY)
                                    .build());
            assertThat(passes(one)).isFalse();
            clock.now = clock.now.plus(STALENESS).plusMillis(1);
            assertThat(passes(other)).isFalse();
        }
    }
}
