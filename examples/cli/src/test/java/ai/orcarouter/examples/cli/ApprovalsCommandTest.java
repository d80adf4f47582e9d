/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovalsCommandTest {
    private static final String NONE = "0123456789abcdef01234567";

    private final StoredWorld world = new StoredWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private static ToolCall.Builder pay(String note) {
        return StoredWorld.call("bank.pay", "r1").arguments(Arguments.of(Map.of("note", note)));
    }

    @Test
    void list_showsWhatWaits_oldestFirst() {
        String first = world.held(pay("one"));
        String second = world.held(pay("two"));
        world.run("approvals", "reject", first, "--actor", "ann");
        String third = world.held(pay("three"));

        CliRun table = world.run("approvals");
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ID ").contains("STATE", "TOOL", "ARGUMENTS"),
                        line -> assertThat(line).startsWith(second).contains("pending", "bank.pay", "two"),
                        line -> assertThat(line).startsWith(third).contains("three"));
        assertThat(world.run("approvals", "--json", "--status", "all").objects())
                .extracting(row -> row.get("id") + " " + row.get("state"))
                .containsExactly(first + " rejected", second + " pending", third + " pending");
        assertThat(world.run("approvals", "--json", "--status", "rejected").objects())
                .singleElement()
                .satisfies(row ->
                        assertThat((Map<?, ?>) row.get("ruling")).hasFieldOrPropertyWithValue("reviewer", "ann"));
    }

    @Test
    void pages_continue() {
        List<String> ids = List.of(world.held(pay("1")), world.held(pay("2")), world.held(pay("3")));

        CliRun first = world.run("approvals", "--json", "--limit", "2");
        String place = first.err().strip().substring(first.err().strip().lastIndexOf(' ') + 1);
        CliRun second = world.run("approvals", "--json", "--limit", "2", "--after", place);

        assertThat(first.objects()).extracting(row -> row.get("id")).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(second.objects()).extracting(row -> row.get("id")).containsExactly(ids.get(2));
        assertThat(second.err()).isEmpty();
    }

    @Test
    void show_namesWhatAReviewerMustSee() {
        String id = world.held(pay("rent"));

        CliRun run = world.run("approvals", "show", id);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("id            " + id + "\n", "state         pending\n", "tool          bank.pay\n")
                .contains("run           r1\n", "rent", "surface       mcp\n");
        assertThat(world.run("approvals", "show", id, "--json").objects()).hasSize(1);
    }

    @Test
    void approve_letsTheCallThroughAndIsAudited() {
        ToolCall call = pay("rent").build();
        String id = world.held(pay("rent"));

        CliRun run = world.run("approvals", "approve", id, "--actor", "ann", "--comment", "it is due");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("approval " + id + " of bank.pay is approved by ann\n");
        assertThat(world.workspace()
                        .mediate(CallContext.anonymous().withApproval(id), call)
                        .passes())
                .isTrue();
        assertThat(world.workspace()
                        .admin()
                        .audit(
                                StoredWorld.ADMIN,
                                AuditQuery.builder()
                                        .target("firewall_approval", id)
                                        .build()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.act().verb()).isEqualTo("firewall_approval_approve");
                    assertThat(row.act().actor().id()).isEqualTo("ann");
                });
        assertThat(world.run("approvals", "show", id).out()).contains("comment       it is due\n", "consumed");
    }

    @Test
    void decision_again_isFineAndAnother_isNot() {
        String id = world.held(pay("rent"));

        assertThat(world.run("approvals", "reject", id, "--actor", "ann").code())
                .isZero();
        assertThat(world.run("approvals", "reject", id, "--actor", "ann").code())
                .isZero();
        CliRun late = world.run("approvals", "approve", id, "--actor", "bob", "--json");

        assertThat(late.code()).isEqualTo(1);
        assertThat(late.err()).isEqualTo("orca: not decided: approval " + id + " of bank.pay is rejected by ann\n");
        assertThat(late.objects())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "rejected"));
    }

    @Test
    void decision_ofAViewer_isRefused() {
        String id = world.held(pay("rent"));

        CliRun run = world.run("approvals", "approve", id, "--actor", "vic", "--role", "viewer");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("orca: ").contains("vic", "VIEWER");
        assertThat(world.run("approvals", "--json").objects()).hasSize(1);
    }

    @Test
    void decision_onAnExpiredApproval_isNone() {
        try (StoredWorld old = new StoredWorld(Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC))) {
            String id = old.held(pay("rent"));

            CliRun run = old.run("approvals", "approve", id, "--actor", "ann");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("is expired");
            assertThat(old.run("approvals", "--status", "expired", "--json").objects())
                    .hasSize(1);
        }
    }

    @Test
    void approvalThatIsNotThere_isToldByTheExitCode() {
        for (String verb : List.of("show", "approve", "reject")) {
            CliRun run = verb.equals("show")
                    ? world.run("approvals", verb, NONE)
                    : world.run("approvals", verb, NONE, "--actor", "ann");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("orca: there is no approval " + NONE + "\n");
        }
    }

    @Test
    void badOption_isAUsageError() {
        assertThat(world.run("approvals", "approve", NONE).err()).contains("Missing required option: '--actor");
        assertThat(world.run("approvals", "approve", NONE, "--actor", " ").code())
                .isEqualTo(2);
        assertThat(world.run("approvals", "approve", NONE, "--actor", "a", "--role", "king")
                        .err())
                .contains("no role \"king\"");
        assertThat(world.run("approvals", "--status", "open").err()).contains("no status \"open\"");
        assertThat(world.run("approvals", "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void hostileText_neverReachesTheTerminal() {
        String hostile = "\u001b]0;owned\u0007\u009b2J\u202e\u2028\r\nid            " + NONE;
        String id = world.held(StoredWorld.call("bank.pay" + hostile, "r" + hostile)
                .arguments(Arguments.of(Map.of("note", hostile)))
                .requestId(hostile));

        for (CliRun run : List.of(
                world.run("approvals"),
                world.run("approvals", "--json"),
                world.run("approvals", "show", id),
                world.run("approvals", "show", id, "--json"),
                world.run("approvals", "approve", id, "--actor", "ann\u001b[2J"),
                world.run("approvals", "reject", id, "--actor", "bob"),
                world.run("approvals", "show", "\u001b[2J"))) {
            String all = (run.out() + run.err()).replace("\n", "");
            assertThat(all).isNotEmpty().isEqualTo(TerminalText.plain(all));
            assertThat(run.out().lines()).noneMatch(line -> line.equals("id            " + NONE));
        }
    }
}
