/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orca version}: the version and the modules that are built in. */
@Command(
        name = "version",
        description = {
            "Prints the version and the modules that are built in.",
            "",
            "With --json: {\"version\",\"modules\":[..]}"
        })
final class VersionCommand implements Callable<Integer> {
    private static final List<String> MODULES =
            List.of("orca-firewall-core", "orca-guardrails", "orca-mcp-client", "orca-skills-scanner");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

    /** The version of this program. */
    static String version() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version; // run from class files, which carry no manifest
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String version = version();
        if (json) {
            StringWriter target = new StringWriter();
            try (JsonGenerator writer = Json.FACTORY.createGenerator(target)) {
                writer.writeStartObject();
                writer.writeStringField("version", version);
                writer.writeFieldName("modules");
                writer.writeArray(MODULES.toArray(new String[0]), 0, MODULES.size());
                writer.writeEndObject();
            }
            out.append(target.getBuffer()).append('\n');
        } else {
            out.append("orca ").append(version).append('\n');
            MODULES.forEach(module -> out.append("  ").append(module).append('\n'));
        }
        out.flush();
        return Orca.OK;
    }
}
