/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecondActTest {
    private static PolicyDocument more;
    private static List<Judged> first;
    private static List<SceneCall> calls;
    private static SecondAct act;
    private static List<Judged> again;
    private static List<Judged> scenes;

    @BeforeAll
    static void play() throws IOException {
        FirewallPolicy policy = PolicyCodec.standard()
                .decode("policy.yaml", Quickstart.bundled("policy.yaml"))
                .policy();
        more = PolicyCodec.standard().decode("workspace.yaml", Quickstart.bundled("workspace.yaml"));
        List<RecordedCall> recorded = RecordedCalls.parse(Quickstart.bundled("calls.jsonl"));
        calls = SceneCall.parse(Quickstart.bundled("workspace-calls.jsonl"));
        first = Quickstart.judge(Quickstart.engine(policy), recorded);
        act = new SecondAct(SecondAct.policy(policy, more.policy()));
        again = act.again(recorded);
        scenes = act.scenes(calls);
    }

    @AfterAll
    static void close() {
        act.close();
    }

    private static ReasonCode code(String id) {
        return scenes.stream()
                .filter(each -> each.recorded().id().equals(id))
                .findFirst()
                .orElseThrow()
                .decision()
                .code();
    }

    @Test
    void rules_haveNoFaults() {
        assertThat(more.issues()).filteredOn(Issue::isError).isEmpty();
    }

    @Test
    void sameCalls_comeOutAsInTheFirstAct() {
        assertThat(again)
                .extracting(each -> each.decision().verdict())
                .isEqualTo(first.stream().map(each -> each.decision().verdict()).toList());
    }

    @Test
    void scenes_comeOutAsTheirAuthorExpects() {
        assertThat(scenes).allMatch(each -> !each.recorded().expect().isEmpty());
        assertThat(scenes)
                .filteredOn(Judged::surprising)
                .extracting(each -> each.recorded().id() + ": " + each.decision())
                .isEmpty();
    }

    @Test
    void grant_isForItsCallOnce() {
        assertThat(code("w01")).isEqualTo(ReasonCode.RULE_MATCH);
        assertThat(code("w02")).isEqualTo(ReasonCode.APPROVAL_REFUSED);
        assertThat(code("w03")).isEqualTo(ReasonCode.APPROVED);
        assertThat(code("w04")).isEqualTo(ReasonCode.APPROVAL_REFUSED);
        assertThat(act.approvals())
                .filteredOn(each -> each.ruling().isPresent())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.state(act.now())).isEqualTo(ApprovalState.CONSUMED);
                    assertThat(each.ruling().orElseThrow().reviewer()).isEqualTo("ann");
                });
    }

    @Test
    void budgetAndChain_stopTheirCalls() {
        assertThat(code("w09")).isEqualTo(ReasonCode.COST_CAP);
        assertThat(scenes.get(scenes.size() - 1).rule()).isEqualTo("50");
    }

    @Test
    void feeds_holdEveryCallOfTheKey() {
        List<EventRow> rows = act.feeds()
                .events(
                        SecondAct.HOST,
                        EventQuery.builder().limit(EventQuery.MAX_LIMIT).build())
                .rows();

        assertThat(rows).hasSize(again.size() + scenes.size());
        assertThat(rows).extracting(EventRow::event).extracting(Event::keyName).containsOnly("coding agent");
        assertThat(act.approvals()).hasSize((int) List.of(again, scenes).stream()
                .flatMap(List::stream)
                .filter(each -> each.decision().verdict() == Verdict.PENDING_APPROVAL)
                .count());
        assertThat(act.approvals()).extracting(Approval::id).doesNotHaveDuplicates();
        assertThat(act.feeds()
                        .anomalies(SecondAct.HOST, AnomalyQuery.last(Duration.ofDays(1)))
                        .anomalies())
                .extracting(Anomaly::kind)
                .contains(AnomalyKind.RETRY_LOOP);
    }

    @Test
    void report_namesEveryScene() {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            WorkspaceReport report = new WorkspaceReport(out, Style.PLAIN);
            report.again(act.maskedKey(), first, again);
            report.scenes(calls, scenes);
            report.feeds(act);
        }

        assertThat(text.toString())
                .contains(first.size() + " of " + first.size() + " calls come out as above")
                .contains("ann grants it", "Runs, latest first", "research-cache", "Anomalies", "retry_loop")
                .contains("The newest 5 of " + (again.size() + scenes.size()) + " events")
                .doesNotContain("\u001b");
        calls.forEach(each -> assertThat(text.toString())
                .contains(each.scene(), each.recorded().id()));
    }
}
