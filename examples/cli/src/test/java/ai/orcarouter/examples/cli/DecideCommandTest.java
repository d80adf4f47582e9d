/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideCommandTest {
    private static final String POLICY = """
            name: test
            default_verdict: audit
            rules:
              - id: 1
                priority: 10
                label: no destructive shell
                stage: mcp
                tool_name_glob: shell.*
                verdict: deny
                args_match:
                  clauses: [{path: $.command, op: contains, value: rm -rf}]
              - id: 2
                priority: 20
                label: keys
                stage: mcp
                tool_name_glob: chat.post
                verdict: sanitize
                sanitize: {presets: [aws_access_key]}
              - id: 3
                priority: 30
                label: inside
                stage: egress
                verdict: deny
                egress: {deny: [10.0.0.0/8]}
              - id: 5
                priority: 50
                label: one dollar
                stage: mcp
                tool_name_glob: llm.*
                verdict: cap_cost
                cap_cost_cents: 100
            """;

    private static final String SEQUENCE = """
            name: test
            rules:
              - id: 1
                label: bulk read then leave
                stage: mcp
                verdict: deny
                sequence: {window_seconds: 60, steps: [{match: crm.*, min_count: 2}, {match: mail.*}]}
            """;

    @TempDir
    private Path folder;

    private CliRun decide(List<String> options, String... lines) throws IOException {
        return decide(POLICY, options, lines);
    }

    private CliRun decide(String text, List<String> options, String... lines) throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), text);
        List<String> args = new ArrayList<>(List.of("decide", policy.toString(), "-"));
        args.addAll(options);
        return CliRun.lines(Arrays.asList(lines), args.toArray(new String[0]));
    }

    private List<Object> verdicts(String policy, String... lines) throws IOException {
        CliRun run = decide(policy, List.of(), lines);
        assertThat(run.code()).as(run.err()).isZero();
        return run.objects().stream().map(row -> row.get("verdict")).toList();
    }

    @Test
    void decide_writesOneAnswerALineInOrder() throws IOException {
        CliRun run = decide(
                List.of("--json"),
                "{\"id\":\"b\",\"tool\":\"shell.exec\",\"arguments\":{\"command\":\"rm -rf /\"}}",
                "{\"id\":\"a\",\"tool\":\"clock.now\"}",
                "{\"tool\":\"chat.post\",\"arguments\":{\"text\":\"AKIAFAKEFAKEFAKE0001\"}}");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("{\"id\":\"b\",\"verdict\":\"deny\",\"reason\":\"no destructive shell\","
                        + "\"reason_code\":\"rule_match\",\"rule\":1,\"rule_label\":\"no destructive shell\","
                        + "\"shadow\":false}\n"
                        + "{\"id\":\"a\",\"verdict\":\"audit\",\"reason\":\"default verdict audit\","
                        + "\"reason_code\":\"default_verdict\",\"rule\":null,\"rule_label\":null,\"shadow\":false}\n"
                        + "{\"id\":null,\"verdict\":\"sanitize\",\"reason\":\"keys\",\"reason_code\":\"rule_match\","
                        + "\"rule\":2,\"rule_label\":\"keys\","
                        + "\"arguments\":{\"text\":\"[redacted:aws_access_key]\"},\"shadow\":false}\n");
    }

    @Test
    void arguments_reachTheEngineAsTheyWereSent() throws IOException {
        CliRun run = decide(
                List.of(),
                "{\"id\":1,\"tool\":\"shell.exec\",\"arguments\":{\"command\":\"ls\",\"command\":\"rm -rf /\"}}",
                "{\"id\":2,\"tool\":\"shell.exec\",\"arguments\":[]}");

        assertThat(run.objects())
                .extracting(row -> row.get("reason_code"))
                .first()
                .isEqualTo("arguments_invalid");
        assertThat(run.objects()).extracting(row -> row.get("verdict")).containsExactly("deny", "audit");
    }

    @Test
    void surface_comesFromTheLineThenFromTheOption() throws IOException {
        String call = "\"tool\":\"fetch\",\"destination\":\"http://10.1.1.1/\"}";

        CliRun run =
                decide(List.of("--surface", "egress"), "{\"id\":1," + call, "{\"id\":2,\"surface\":\"mcp\"," + call);

        assertThat(run.objects()).extracting(row -> row.get("verdict")).containsExactly("deny", "audit");
    }

    @Test
    void destination_withoutASurface_isJudgedOnEgressToo() throws IOException {
        assertThat(verdicts(
                        POLICY,
                        "{\"tool\":\"fetch\",\"destination\":\"http://10.1.1.1/\"}",
                        "{\"tool\":\"fetch\",\"destination\":\"http://198.51.100.1/\"}",
                        "{\"tool\":\"fetch\",\"arguments\":{\"url\":\"http://10.1.1.1/\"}}"))
                .containsExactly("deny", "audit", "audit");
    }

    @Test
    void mediate_judgesWhereACallGoes() throws IOException {
        CliRun run = decide(List.of("--mediate"), "{\"tool\":\"fetch\",\"arguments\":{\"url\":\"http://10.1.1.1/\"}}");

        assertThat(run.objects()).extracting(row -> row.get("verdict")).isEqualTo(List.of("deny"));
    }

    @Test
    void trace_ofACallThatGoesOut_tellsTheDestination() throws IOException {
        String call = "{\"tool\":\"fetch\",\"arguments\":{\"url\":\"http://10.1.1.1/\"}}";
        String stated = "{\"tool\":\"fetch\",\"destination\":\"http://10.1.1.1/\"}";

        assertThat(decide(List.of("--trace", "--mediate"), call).out()).contains("\"destination\":\"10.1.1.1\"");
        assertThat(decide(List.of("--trace"), stated).out()).contains("\"destination\":\"10.1.1.1\"");
    }

    @Test
    void sequence_countsCallsOfTheSameRunInsideTheWindow() throws IOException {
        String read = "{\"tool\":\"crm.read\",\"run\":\"r\",\"at\":";
        String mail = "{\"tool\":\"mail.send\",\"run\":\"r\"";

        assertThat(verdicts(
                        SEQUENCE,
                        mail + "}",
                        read + "100}",
                        read + "110}",
                        mail + ",\"at\":150}",
                        "{\"tool\":\"mail.send\",\"run\":\"other\"}",
                        mail + ",\"at\":161}",
                        "{\"tool\":\"mail.send\"}"))
                .containsExactly("audit", "audit", "audit", "deny", "audit", "audit", "deny");
    }

    @Test
    void budget_sumsWhatWasLetThroughInTheRun() throws IOException {
        String call = "{\"tool\":\"llm.ask\",\"run\":\"r\",\"estimated_cost_cents\":";

        assertThat(verdicts(
                        POLICY,
                        call + "60}",
                        call + "60}",
                        call + "40}",
                        call + "1}",
                        "{\"tool\":\"llm.ask\",\"run\":\"r\"}"))
                .containsExactly("allow", "deny", "allow", "deny", "deny");
    }

    @Test
    void trace_listsTheRulesThatWereAsked() throws IOException {
        CliRun run =
                decide(List.of("--trace"), "{\"id\":1,\"tool\":\"shell.exec\",\"arguments\":{\"command\":\"ls\"}}");

        assertThat(run.objects().get(0).get("trace")).asString().contains("rule=1", "matched=false");
    }

    @Test
    void badRows_areDeniedAndTheRestIsJudged() throws IOException {
        CliRun run = decide(
                List.of(),
                "{\"id\":1}",
                "{\"id\":2,\"tool\":\"a\",\"surface\":\"moon\"}",
                "{\"id\":3,\"tool\":\"a\",\"estimated_cost_cents\":-1}",
                "{\"id\":4,\"tool\":\"a\",\"estimated_cost_cents\":1.5}",
                "{\"id\":5,\"tool\":\"a\",\"at\":99999999999999999999}",
                "{\"id\":6,\"tool\":\"a\"}");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.objects())
                .extracting(row -> row.get("verdict"))
                .containsExactly("deny", "deny", "deny", "deny", "deny", "audit");
        assertThat(run.objects().subList(0, 5))
                .allSatisfy(row ->
                        assertThat(row).containsEntry("reason_code", "bad_row").containsKey("error"));
        assertThat(run.err().lines()).hasSize(5);
    }

    @Test
    void policyWithFaults_isReportedAndNothingIsAnswered() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "name: x\nrules:\n  - verdict: maybe\n");

        CliRun run = CliRun.lines(List.of("{\"tool\":\"a\"}"), "decide", bad.toString(), "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.yaml:3:");
    }

    @Test
    void policy_fromStandardInput_isReadOnceOnly() throws IOException {
        Path calls = Files.writeString(folder.resolve("calls.jsonl"), "{\"tool\":\"a\"}\n");
        List<String> policy = List.of("{\"name\":\"p\",\"default_verdict\":\"deny\"}");

        CliRun run = CliRun.lines(policy, "decide", "-", calls.toString());

        assertThat(run.objects()).extracting(row -> row.get("verdict")).isEqualTo(List.of("deny"));
        assertThat(CliRun.lines(policy, "decide", "-", "-").code()).isEqualTo(2);
    }

    @Test
    void wrongOptions_areUsageErrors() throws IOException {
        assertThat(decide(List.of("--surface", "moon")).code()).isEqualTo(2);
        assertThat(CliRun.of("decide", "no-such-policy.yaml", "-").code()).isEqualTo(2);
    }
}
