/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsCommandTest {
    private final StoredWorld world = new StoredWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void day() {
        world.judge(StoredWorld.call("crm.read", "r1")
                .conversation("c1")
                .requestId("q1")
                .model("m1"));
        world.judge(StoredWorld.call("shell.run", "r1").conversation("c1").requestId("q2"));
        world.judge(StoredWorld.call("mail.send", "r2").conversation("c2").requestId("q3"));
    }

    @Test
    void table_listsNewestFirst() {
        day();

        CliRun run = world.run("events");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()
                        .lines()
                        .map(line -> line.substring(line.indexOf(' ')).strip()))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("RUN").contains("VERDICT", "TOOL", "RULE", "REASON"),
                        line -> assertThat(line).startsWith("r2").contains("audit", "mail.send", "gap: "),
                        line -> assertThat(line).startsWith("r1").contains("deny", "shell.run", "no shell"),
                        line -> assertThat(line).startsWith("r1").contains("allow", "crm.read", "reading"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void json_isTheStoredRow() {
        day();

        CliRun run = world.run("events", "--json", "--verdict", "deny");

        assertThat(run.code()).isZero();
        assertThat(run.objects())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("tool_name", "shell.run")
                        .containsEntry("agent_run_id", "r1")
                        .containsEntry("rule_label", "no shell")
                        .containsKeys("time", "writer", "sequence", "previous", "hash", "args_hash", "engine_version"));
    }

    @ParameterizedTest
    @CsvSource({
        "--verdict allow, crm.read",
        "--tool shell.run, shell.run",
        "--run r2, mail.send",
        "--session c2, mail.send",
        "--conversation c2, mail.send",
        "--request q2, shell.run",
        "--model m1, crm.read",
        "--surface mcp, mail.send shell.run crm.read",
        "--surface inbound, ''",
        "--kind evaluation, mail.send shell.run crm.read",
        "--kind match, ''",
        "--rule-type pii, ''",
        "--key 7, ''",
        "--policy 99, ''",
        "--gap, mail.send",
        "--no-gap, shell.run crm.read",
        "--since 1h, mail.send shell.run crm.read",
        "--until 1h, ''",
        "--since 2020-01-01T00:00:00Z --until 2021-01-01T00:00:00Z, ''",
        "--run r1 --verdict deny, shell.run"
    })
    void filters_allHold(String options, String tools) {
        day();
        List<String> args = new ArrayList<>(List.of("events", "--json"));
        args.addAll(words(options));

        CliRun run = world.run(args.toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.objects()).extracting(row -> row.get("tool_name")).containsExactlyElementsOf(words(tools));
    }

    private static List<Object> objects(List<CliRun> pages) {
        List<Object> all = new ArrayList<>();
        pages.forEach(page -> page.objects().forEach(row -> all.add(row.get("request_id"))));
        return all;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        new java.util.StringTokenizer(text).asIterator().forEachRemaining(word -> words.add((String) word));
        return words;
    }

    @Test
    void pages_continueWhereTheyEnded_whateverIsAdded() {
        for (int i = 0; i < 5; i++) {
            world.judge(StoredWorld.call("crm.read", "r").requestId("q" + i));
        }
        List<CliRun> pages = new ArrayList<>();
        pages.add(world.run("events", "--json", "--limit", "2"));
        world.judge(StoredWorld.call("crm.read", "r").requestId("late"));
        while (pages.get(pages.size() - 1).err().contains("--after ")) {
            String err = pages.get(pages.size() - 1).err().strip();
            String place = err.substring(err.lastIndexOf(' ') + 1);
            pages.add(world.run("events", "--json", "--limit", "2", "--after", place));
        }

        assertThat(objects(pages)).containsExactly("q4", "q3", "q2", "q1", "q0");
        assertThat(pages).hasSize(3);
    }

    @Test
    void hostileText_neverReachesTheTerminal() {
        String hostile = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202ex\u2028y\r\nz";
        world.judge(StoredWorld.call("crm.read" + hostile, "r" + hostile)
                .arguments(Arguments.of(Map.of("note", hostile)))
                .requestId(hostile));

        CliRun table = world.run("events");
        CliRun json = world.run("events", "--json");

        assertThat(table.out()).contains("<U+001b>");
        for (CliRun run : List.of(table, json)) {
            assertThat(run.code()).isZero();
            assertThat(run.out().lines())
                    .hasSizeLessThanOrEqualTo(2)
                    .allSatisfy(line -> assertThat(line).isEqualTo(TerminalText.plain(line)));
            assertThat(run.out().replace("\n", ""))
                    .isEqualTo(TerminalText.plain(run.out().replace("\n", "")));
        }
        assertThat(json.objects())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("request_id", hostile)
                        .containsEntry("tool_name", "crm.read" + hostile));
    }

    @ParameterizedTest
    @CsvSource({
        "--limit 0, --limit goes from 1 to 1000",
        "--limit 1001, --limit goes from 1 to 1000",
        "--after here, --after takes what the page before said",
        "--since yesterday, neither a time",
        "--since 3x, neither a time",
        "--kind thing, none of evaluation"
    })
    void badOption_isAUsageError(String options, String message) {
        List<String> args = new ArrayList<>(List.of("events"));
        args.addAll(words(options));

        CliRun run = world.run(args.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }
}
