/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.guardrails.GuardrailCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Judges a recorded day of an agent by a policy and prints what came of it; then again in a workspace, with a key, a
 * reviewer, a budget and a sequence, and prints what the workspace remembers; then screens prompts and an answer; then
 * goes from balanced to tight and back; and last puts a server of files behind the gateway.
 *
 * <p>Arguments: a policy file and a file of calls, which are judged once; without them the ones that come with the
 * quickstart. With the system property {@code quickstart.database}, the JDBC URL of an H2 database, the workspace of
 * the fourth act is kept there.
 */
public final class Quickstart {
    private static final int MAX_ARGS = 2;

    private Quickstart() {}

    /** Runs the quickstart. */
    public static void main(String[] args) throws IOException {
        if (args.length > MAX_ARGS) {
            System.err.println("usage: quickstart [POLICY.yaml [CALLS.jsonl]]");
            System.exit(2);
        }
        Inputs inputs;
        FirewallEngine engine;
        try {
            inputs = Inputs.read(args);
            inputs.policy().issues().forEach(System.err::println);
            if (!inputs.policy().isValid()) {
                System.exit(1);
            }
            engine = inputs.engine();
        } catch (IllegalArgumentException e) {
            System.err.println("quickstart: " + e.getMessage());
            System.exit(2);
            return;
        }
        play(inputs, engine, args.length == 0);
    }

    private static void play(Inputs inputs, FirewallEngine engine, boolean allActs) throws IOException {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
        Style style = Style.of(Style.isTerminal(System.console()), System.getenv());
        FirewallPolicy policy = inputs.policy().policy();
        List<RecordedCall> recorded = inputs.calls();
        List<Judged> judged = judge(engine, recorded);

        Report report = new Report(out, style);
        report.table(judged);
        report.summary(judged);
        report.uncovered(judged);
        report.surprises(judged);
        out.flush();
        report.pace(Pace.measure(engine, recorded));
        out.flush();
        if (allActs) {
            secondAct(policy, judged, new WorkspaceReport(out, style));
            out.flush();
            new ThirdAct(GuardrailCodec.decode("guardrail.yaml", bundled("guardrail.yaml"))
                            .guardrail())
                    .play(out, style);
            out.flush();
            fourthAct(recorded, out, style);
            out.flush();
            try (GatewayAct act = new GatewayAct(System.getenv())) {
                act.play(out, style);
            }
            out.flush();
        }
    }

    private static void fourthAct(List<RecordedCall> recorded, PrintWriter out, Style style) throws IOException {
        String database = System.getProperty("quickstart.database");
        if (database == null) {
            try (FourthAct act = new FourthAct()) {
                act.play(recorded, out, style);
            }
            return;
        }
        try (KeptDay kept = new KeptDay(database);
                FourthAct act = new FourthAct(kept::wire)) {
            act.play(recorded, out, style);
        }
    }

    private static void secondAct(FirewallPolicy policy, List<Judged> judged, WorkspaceReport report)
            throws IOException {
        PolicyDocument more = PolicyCodec.standard().decode("workspace.yaml", bundled("workspace.yaml"));
        List<SceneCall> calls = SceneCall.parse(bundled("workspace-calls.jsonl"));
        try (SecondAct act = new SecondAct(SecondAct.policy(policy, more.policy()))) {
            List<Judged> again = act.again(judged.stream().map(Judged::recorded).toList());
            report.again(act.maskedKey(), judged, again);
            report.scenes(calls, act.scenes(calls));
            report.feeds(act);
        }
    }

    /** An engine with the recorded look-ups. */
    static FirewallEngine engine(FirewallPolicy policy) throws IOException {
        return FirewallEngine.builder()
                .policy(policy)
                .resolver(RecordedHosts.parse(bundled("hosts.txt")))
                .build();
    }

    /** What the engine says about each call: on its own surface, and about every place it would connect to. */
    static List<Judged> judge(FirewallEngine engine, List<RecordedCall> recorded) {
        return recorded.stream()
                .map(each -> new Judged(each, engine.mediate(each.call())))
                .toList();
    }

    /** The text of a file that comes with the quickstart. */
    static String bundled(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Quickstart.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
