/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private static PolicyDocument document;
    private static List<Judged> judged;

    @BeforeAll
    static void judge() throws IOException {
        document = PolicyCodec.standard().decode("policy.yaml", Quickstart.bundled("policy.yaml"));
        judged = Quickstart.judge(
                Quickstart.engine(document.policy()), RecordedCalls.parse(Quickstart.bundled("calls.jsonl")));
    }

    @Test
    void policy_hasNoFaultsAndUsesWhatPoliciesCanDo() {
        assertThat(document.issues()).filteredOn(Issue::isError).isEmpty();
        assertThat(document.policy().defaultVerdict()).isEqualTo(Verdict.AUDIT);
        assertThat(document.policy().rules())
                .hasSizeGreaterThanOrEqualTo(20)
                .anyMatch(rule -> rule.stageOrNull() == Surface.INBOUND)
                .anyMatch(rule -> rule.stageOrNull() == Surface.MCP)
                .anyMatch(rule -> rule.egressOrNull() != null)
                .anyMatch(rule -> !rule.argsMatch().isEmpty())
                .anyMatch(rule -> rule.sanitizeOrNull() != null);
    }

    @Test
    void calls_areManyAndDifferent() {
        Set<Object> calls = new HashSet<>();
        judged.forEach(each -> calls.add(List.of(
                each.recorded().call().tool(),
                each.recorded().call().arguments().toJson())));

        assertThat(judged).hasSizeGreaterThanOrEqualTo(300);
        assertThat(calls).hasSizeGreaterThanOrEqualTo(300);
        assertThat(judged).extracting(each -> each.recorded().id()).doesNotHaveDuplicates();
        assertThat(judged)
                .allMatch(each -> each.recorded().call().arguments().fault().isEmpty());
    }

    @Test
    void calls_comeOutAsTheirAuthorExpects() {
        assertThat(judged)
                .filteredOn(each -> !each.recorded().attack().isEmpty())
                .hasSizeGreaterThanOrEqualTo(100)
                .allMatch(each -> !each.recorded().expect().isEmpty());
        assertThat(judged)
                .filteredOn(Judged::surprising)
                .extracting(each ->
                        each.recorded().id() + " " + each.recorded().call().tool() + ": expected "
                                + each.recorded().expect() + ", came out " + each.decision())
                .isEmpty();
    }

    @Test
    void attacks_areNeverAllowed() {
        assertThat(judged)
                .filteredOn(each -> !each.recorded().attack().isEmpty())
                .extracting(each -> each.decision().verdict())
                .doesNotContain(Verdict.ALLOW);
    }

    @Test
    void everyVerdict_occurs() {
        assertThat(judged)
                .extracting(each -> each.decision().verdict())
                .containsAll(EnumSet.complementOf(EnumSet.of(Verdict.CAP_COST)));
    }

    @Test
    void someCalls_areCoveredByNoRule() {
        assertThat(judged)
                .filteredOn(Judged::uncovered)
                .isNotEmpty()
                .allMatch(each -> each.rule().equals("-"));
    }

    @Test
    void sanitizedCalls_noLongerHoldTheSecret() {
        assertThat(judged)
                .filteredOn(each -> each.decision().verdict() == Verdict.SANITIZE)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.decision()
                                .effectiveArguments(each.recorded().call())
                                .toJson())
                        .contains("[redacted:")
                        .doesNotContain("FAKEFAKE"));
    }

    @Test
    void report_namesEveryCallAndServer() {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            Report report = new Report(out, Style.PLAIN);
            report.table(judged);
            report.summary(judged);
            report.uncovered(judged);
            report.surprises(judged);
            report.pace(new Pace(400, 200_000));
        }

        assertThat(text.toString().lines().filter(line -> line.startsWith("c"))).hasSizeGreaterThan(judged.size());
        assertThat(text.toString())
                .contains("filesystem", "kubernetes", "all " + judged.size() + " calls", "No rule covers")
                .contains("About 2,000,000 decisions a second, or 0.5 microseconds each")
                .contains(judged.size() + " of " + judged.size() + " calls came out as their author expects.")
                .doesNotContain("\u001b");
    }
}
