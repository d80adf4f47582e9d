/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.KeyAdmission;
import ai.orcarouter.firewall.KeyRequest;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.Readiness;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.posture.AppliedLevel;
import ai.orcarouter.firewall.posture.AutonomyLevel;
import ai.orcarouter.firewall.posture.DocumentChange;
import ai.orcarouter.firewall.posture.LevelPreview;
import ai.orcarouter.firewall.posture.ReplayReport;
import ai.orcarouter.firewall.posture.SecureAgents;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import ai.orcarouter.guardrails.TextContext;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A team that has written no rule yet: balanced, a day of traffic, a look at tight, tight, and back; then an auditor.
 */
final class FourthAct implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SHOWN = 5;

    private final DayClock clock = new DayClock();
    private final OrcaWorkspace workspace;
    private final GuardrailWorkspace guardrails;
    private final SecureAgents posture;
    private final IssuedKey key;

    /** An empty workspace with a key for one agent, and the switch over its firewall and its guardrails. */
    FourthAct() throws IOException {
        this(stores -> {});
    }

    /** The same with stores of the host, instead of those in memory. */
    FourthAct(Consumer<OrcaWorkspaceBuilder> stores) throws IOException {
        RecordedHosts hosts = RecordedHosts.parse(Quickstart.bundled("hosts.txt"));
        OrcaWorkspaceBuilder builder =
                OrcaWorkspace.builder("larkfield").clock(clock).engine(engine -> engine.resolver(hosts));
        stores.accept(builder);
        workspace = builder.build();
        guardrails = GuardrailWorkspace.of(workspace);
        posture = SecureAgents.of(workspace, guardrails.plane());
        key = workspace
                .admin()
                .keys()
                .issue(SecondAct.HOST, AgentKey.builder(0, "coding agent").build());
    }

    /** Applies a level. */
    AppliedLevel apply(AutonomyLevel level) {
        return posture.apply(SecondAct.HOST, level);
    }

    /** What becomes of a call now. */
    Decision send(ToolCall call) {
        clock.tick();
        KeyRequest request = KeyRequest.builder(clock.instant()).withoutModel().build();
        if (!(workspace.admit(key.secret(), request) instanceof KeyAdmission.Admitted admitted)) {
            throw new IllegalStateException("the key is refused");
        }
        return workspace.mediate(CallContext.of(admitted.key()), call).decision();
    }

    /** What becomes of a prompt now. */
    Screening prompt(String text) {
        return guardrails.screen(TextContext.anonymous(), TextStage.INPUT, text);
    }

    /** What a level would have made of the day. */
    LevelPreview simulate(AutonomyLevel level) {
        if (!workspace.flush(PATIENCE)) {
            throw new IllegalStateException("the events are not stored");
        }
        return posture.simulate(SecondAct.HOST, level, DAY);
    }

    /** Undoes a level. */
    void undo(AppliedLevel level) {
        posture.undo(SecondAct.HOST, level.auditId());
    }

    /** Plays and prints all of it. */
    void play(List<RecordedCall> recorded, PrintWriter out, Style style) {
        ToolCall probe = recorded.stream()
                .map(RecordedCall::call)
                .filter(call -> call.tool().equals("filesystem.read_file"))
                .findFirst()
                .orElse(recorded.get(0).call());

        out.println();
        out.println(style.heading("Fourth act: one switch, before anybody has written a rule"));
        AppliedLevel balanced = apply(AutonomyLevel.BALANCED);
        line(out, "balanced is applied, audit id %d:", balanced.auditId());
        balanced.changes().forEach(change -> line(out, "  %s", shown(change)));

        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        recorded.forEach(each -> counts.merge(send(each.call()).verdict(), 1, Integer::sum));
        prompt(ThirdAct.CUSTOMER);
        line(out, "the day goes by: %s", counts(counts));

        LevelPreview preview = simulate(AutonomyLevel.TIGHT);
        ReplayReport replay = preview.replay();
        line(out, "would tight have been in the way? of %d calls it would have", replay.calls());
        line(out, "  denied      %4d more, most of all", replay.denied().calls());
        replay.denied().byTool().stream()
                .limit(SHOWN)
                .forEach(tally -> line(out, "              %4d %s", tally.calls(), tally.name()));
        line(out, "  held        %4d more", replay.held().calls());
        line(out, "  let through %4d more", replay.allowed().calls());
        line(out, "  and %d came out the same", replay.unchanged());
        line(out, "  of %d matched texts it cannot be told: they are not logged", replay.texts());

        line(out, "before:   %s", verdict(style, probe));
        AppliedLevel tight = apply(AutonomyLevel.TIGHT);
        line(out, "tight is applied, audit id %d", tight.auditId());
        line(out, "now:      %s", verdict(style, probe));
        line(out, "prompt:   %s", prompt(ThirdAct.CUSTOMER).text().orElse("blocked"));
        undo(tight);
        line(out, "undone:   every document is as it was");
        line(out, "and now:  %s", verdict(style, probe));
        line(out, "auditor:  %s", readiness());
        audit().play(out);
    }

    /** What an auditor gets, once every event is stored. */
    AuditScene audit() {
        if (!workspace.flush(PATIENCE)) {
            throw new IllegalStateException("the events are not stored");
        }
        return new AuditScene(workspace, guardrails);
    }

    /** How far the workspace realises SOC 2, and what matters most about the rest. */
    String readiness() {
        CompliancePacks packs = CompliancePacks.of(workspace, ComplianceCatalog.standard(), guardrails.plane());
        Readiness readiness = packs.readiness(SecondAct.HOST, List.of("soc2"), DAY);
        Readiness.Risk first = readiness.risks().get(0);
        return String.format(
                Locale.ROOT,
                "SOC 2 is covered to %d%%; greatest risk %s, %d calls",
                readiness.frameworks().get(0).percent(),
                first.row().clause(),
                first.events());
    }

    private String verdict(Style style, ToolCall probe) {
        Decision decision = send(probe);
        return probe.tool() + " "
                + style.verdict(decision.verdict(), decision.verdict().wire()) + ", " + decision.reason();
    }

    private static String shown(DocumentChange change) {
        return change.kind() + " \"" + change.name() + "\" "
                + change.operation().wire();
    }

    private static String counts(Map<Verdict, Integer> counts) {
        StringBuilder out = new StringBuilder();
        counts.forEach((verdict, count) ->
                out.append(out.isEmpty() ? "" : ", ").append(count).append(' ').append(verdict.wire()));
        return out.toString();
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() {
        key.secret().close();
        workspace.close();
    }
}
