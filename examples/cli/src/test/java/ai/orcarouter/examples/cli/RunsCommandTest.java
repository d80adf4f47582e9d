/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsCommandTest {
    private final StoredWorld world = new StoredWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void day() {
        world.judge(StoredWorld.call("crm.read", "r1")
                .conversation("c1")
                .model("m1")
                .stepId("a"));
        world.judge(StoredWorld.call("crm.list", "r1")
                .conversation("c1")
                .stepId("c")
                .parentStepId("b"));
        world.judge(StoredWorld.call("shell.run", "r1")
                .conversation("c1")
                .stepId("b")
                .parentStepId("a"));
        world.judge(StoredWorld.call("mail.send", "r2").conversation("c1").estimatedCostCents(150));
    }

    @Test
    void json_rollsUpTheRuns() {
        day();

        CliRun run = world.run("runs", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.objects()).extracting(row -> row.get("id")).containsExactly("r2", "r1");
        assertThat(run.objects().get(1))
                .containsEntry("events", 3L)
                .containsEntry("verdicts", Map.of("allow", 2L, "deny", 1L))
                .containsEntry("tools", List.of("crm.list", "crm.read", "shell.run"))
                .containsEntry("models", List.of("m1"))
                .containsEntry("truncated", false)
                .containsKeys("first_seen", "last_seen", "cost_cents");
    }

    @Test
    void json_rollsUpTheSessions() {
        day();

        assertThat(world.run("runs", "--sessions", "--json").objects())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("id", "c1").containsEntry("events", 4L));
    }

    @Test
    void table_saysTheSame() {
        day();

        CliRun run = world.run("runs");

        assertThat(run.out().lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).startsWith("r1 ").contains("2 allow, 1 deny", "crm.list, crm.read, shell.run"))
                .anySatisfy(line -> assertThat(line).startsWith("r2 ").contains("1 audit", "$1.50"));
    }

    @Test
    void pages_continue() {
        day();
        world.judge(StoredWorld.call("crm.read", "r3"));

        CliRun first = world.run("runs", "--json", "--limit", "2");
        String place = first.err().strip().substring(first.err().strip().lastIndexOf(' ') + 1);
        CliRun second = world.run("runs", "--json", "--limit", "2", "--after", place);

        assertThat(first.objects()).extracting(row -> row.get("id")).containsExactly("r3", "r2");
        assertThat(second.objects()).extracting(row -> row.get("id")).containsExactly("r1");
    }

    @Test
    void window_leavesOutWhatIsOlder() {
        try (StoredWorld old = new StoredWorld(Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC))) {
            old.judge(StoredWorld.call("crm.read", "r1"));

            assertThat(old.run("runs", "--json").objects()).isEmpty();
            assertThat(old.run("runs", "--json", "--since", "2024-05-06T00:00:00Z")
                            .objects())
                    .hasSize(1);
        }
    }

    @Test
    void trace_showsEachStepBelowItsParent() {
        day();

        CliRun run = world.run("runs", "r1");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("run r1: 3 steps, $0.00"),
                        line -> assertThat(line).contains("STEP"),
                        line -> assertThat(line).contains("Z  a ", "crm.read"),
                        line -> assertThat(line).contains("Z    b ", "shell.run", "deny"),
                        line -> assertThat(line).contains("Z      c ", "crm.list"));
    }

    @Test
    void trace_strayParents_areShownOnce() {
        world.judge(StoredWorld.call("crm.a", "r").stepId("x").parentStepId("y"));
        world.judge(StoredWorld.call("crm.b", "r").stepId("y").parentStepId("x"));
        world.judge(StoredWorld.call("crm.c", "r").stepId("z").parentStepId("nowhere"));
        world.judge(StoredWorld.call("crm.d", "r"));

        CliRun run = world.run("runs", "r");

        assertThat(run.out()).contains("a circle", "z (after nowhere, not seen)");
        for (String tool : List.of("crm.a", "crm.b", "crm.c", "crm.d")) {
            assertThat(run.out().lines().filter(line -> line.contains(tool))).hasSize(1);
        }
    }

    @Test
    void trace_asJson_isOneObject() {
        day();

        CliRun run = world.run("runs", "r1", "--json");

        assertThat(run.objects()).singleElement().satisfies(trace -> {
            assertThat(trace).containsEntry("run_id", "r1").containsEntry("cost_cents", 0L);
            assertThat((List<?>) trace.get("nodes"))
                    .hasSize(3)
                    .first()
                    .satisfies(
                            node -> assertThat(((Map<?, ?>) node).get("link")).isEqualTo("root"));
        });
    }

    @Test
    void trace_hostileIds_neverReachTheTerminal() {
        world.judge(StoredWorld.call("crm.a\u001b[2J", "r\u001b[2J")
                .stepId("s\u009b1m")
                .parentStepId("p\u202e"));

        for (CliRun run : List.of(
                world.run("runs"),
                world.run("runs", "--json"),
                world.run("runs", "r\u001b[2J"),
                world.run("runs", "r\u001b[2J", "--json"),
                world.run("runs", "none\u001b[2J"))) {
            String all = (run.out() + run.err()).replace("\n", "");
            assertThat(all).isNotEmpty().isEqualTo(TerminalText.plain(all));
        }
    }

    @Test
    void trace_ofNothing_isToldByTheExitCode() {
        CliRun run = world.run("runs", "nothing");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("orca: there are no events of run nothing\n");
    }

    @Test
    void trace_withOptionsOfTheList_isAUsageError() {
        assertThat(world.run("runs", "r1", "--sessions").code()).isEqualTo(2);
        assertThat(world.run("runs", "r1", "--since", "1h").code()).isEqualTo(2);
        assertThat(world.run("runs", "").code()).isEqualTo(2);
        assertThat(world.run("runs", "--limit", "201").err()).contains("--limit goes from 1 to 200");
    }
}
