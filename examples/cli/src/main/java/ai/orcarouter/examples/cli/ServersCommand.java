/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.mcp.McpServerSet;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command on the servers of a file. */
@Command
abstract class ServersCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private McpCommand parent;

    @Parameters(index = "0", paramLabel = "SERVERS", description = "Which servers, as for \"orca gateway\".")
    private String servers = "";

    /** The file that was named. */
    String file() {
        return servers;
    }

    /** What the command does with the servers; gives the exit code. */
    abstract int run(McpServerSet set, PrintWriter out) throws IOException;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<McpServerSet> opened = GatewayFiles.servers(
                servers, parent.environment(), spec.commandLine().getErr());
        if (opened.isEmpty()) {
            return Orca.FAULTS;
        }
        try (McpServerSet set = opened.get()) {
            int code = run(set, out);
            out.flush();
            return code;
        }
    }

    /** Where findings go. */
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    /** Prints one object on a line. */
    static void line(PrintWriter out, Members members) throws IOException {
        StringWriter target = new StringWriter();
        try (JsonGenerator writer = Json.FACTORY.createGenerator(target)) {
            writer.writeStartObject();
            members.write(writer);
            writer.writeEndObject();
        }
        out.append(target.getBuffer()).append('\n');
    }
}
