/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.Explanation;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca decide}: what a policy says about calls. */
@Command(
        name = "decide",
        description = {
            "Judges tool calls by a policy.",
            "",
            "Reads  {\"id\"?,\"surface\"?,\"tool\",\"arguments\"?,\"destination\"?,\"skill\"?,\"run\"?,",
            "        \"estimated_cost_cents\"?,\"at\"?}",
            "Writes {\"id\",\"verdict\",\"reason\",\"reason_code\",\"rule\",\"rule_label\",\"arguments\"?,\"shadow\"}",
            "",
            "A call is judged on one surface: its own, else that of --surface, else mcp. A call that",
            "states a destination and no surface is judged on mcp and on egress; the stricter verdict",
            "holds. --mediate judges every mcp and response call that way, with the destinations",
            "found in its arguments. Names are not looked up: rules with addresses take every name as",
            "one that cannot be found. Budgets and sequences count the calls of this input that were",
            "let through, in order; \"at\" is the time of a call in seconds, by default that of the line",
            "before. arguments in an answer are the redacted ones."
        })
final class DecideCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    @Parameters(index = "0", paramLabel = "POLICY", description = "Policy file, JSON or YAML, or - for standard input.")
    private String policyFile = "";

    @Parameters(index = "1", paramLabel = "IN", description = "JSON Lines, or - for standard input.")
    private String in = "";

    @Option(
            names = "--surface",
            paramLabel = "S",
            description = "Surface of calls that state none: inbound, response, mcp or egress.")
    private @Nullable String surface;

    @Option(names = "--mediate", description = "Judge calls as a gateway does: also where they go.")
    private boolean mediate;

    @Option(names = "--trace", description = "Add the rules that were asked, and for which destination.")
    private boolean trace;

    @Option(names = "--json", description = "JSON Lines, which is what is written anyway.")
    @SuppressWarnings("unused") // accepted so that scripts can say it for every command
    private boolean json;

    @Override
    public Integer call() {
        Surface fallback = surface == null
                ? null
                : Surface.fromWire(surface).orElseThrow(() -> new UsageException("no surface \"" + surface + "\""));
        if (policyFile.equals("-") && in.equals("-")) {
            throw new UsageException("standard input can be read once only");
        }
        PolicyDocument document = PolicyFiles.decode(policyFile, orca.in());
        document.issues().forEach(issue -> spec.commandLine().getErr().println(issue));
        if (!document.isValid()) {
            return Orca.FAULTS;
        }
        return RowLoop.run(spec.commandLine(), orca.in(), in, new Answerer(document.policy(), fallback));
    }

    private final class Answerer implements RowAnswerer {
        private final @Nullable Surface fallback;
        private final RunHistory history;
        private final FirewallEngine engine;

        Answerer(FirewallPolicy policy, @Nullable Surface fallback) {
            this.fallback = fallback;
            history = new RunHistory(policy);
            engine = FirewallEngine.builder()
                    .policy(policy)
                    .resolver(HostResolver.none())
                    .runState(history)
                    .build();
        }

        @Override
        public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
            OptionalLong at = row.whole("at");
            ToolCall.Builder builder = ToolCall.builder(row.required("tool"))
                    .arguments(row.raw("arguments").map(Arguments::ofJson).orElse(Arguments.none()))
                    .skill(row.text("skill").orElse(null))
                    .run(row.text("run").orElse(null));
            Optional<String> destination = row.text("destination");
            destination.ifPresent(builder::destinations);
            OptionalLong cents = row.whole("estimated_cost_cents");
            if (cents.isPresent()) {
                if (cents.getAsLong() < 0) {
                    throw new BadRowException("\"estimated_cost_cents\" is negative");
                }
                builder.estimatedCostCents(cents.getAsLong());
            }
            Surface stated = surface(row);
            if (stated != null) {
                builder.surface(stated);
            }
            at.ifPresent(history::time);
            answer(builder.build(), mediate || (stated == null && destination.isPresent()), out);
        }

        private void answer(ToolCall call, boolean everywhere, JsonGenerator out) throws IOException {
            if (trace) {
                Explanation explained = everywhere ? engine.explainMediation(call) : engine.explain(call);
                DecisionWriter.write(out, explained.decision());
                DecisionWriter.write(out, explained.trace());
                history.record(call, explained.decision());
            } else {
                Decision decision = everywhere ? engine.mediate(call) : engine.evaluate(call);
                DecisionWriter.write(out, decision);
                history.record(call, decision);
            }
        }

        private @Nullable Surface surface(Row row) throws BadRowException {
            Optional<String> name = row.text("surface");
            if (name.isEmpty()) {
                return fallback;
            }
            return Surface.fromWire(name.get())
                    .orElseThrow(() -> new BadRowException("\"surface\" is none of inbound, response, mcp, egress"));
        }

        @Override
        public void refuse(JsonGenerator out) throws IOException {
            DecisionWriter.refuse(out);
        }
    }
}
