/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.examples.jdbc.JdbcApprovalStore;
import ai.orcarouter.examples.jdbc.JdbcDatabase;
import ai.orcarouter.examples.jdbc.JdbcEventStore;
import ai.orcarouter.examples.mcp.GatewayProgram;
import ai.orcarouter.examples.mcp.HttpEdge;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.GuardrailDocument;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailScreen;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.GatewayAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca gateway}: an MCP server in front of others, through which every call is judged. */
@Command(
        name = "gateway",
        description = {
            "Serves the tools of the MCP servers in SERVERS as one MCP server, and lets through what",
            "POLICY allows. Speaks over standard input and output until the client closes them.",
            "",
            "SERVERS is YAML or JSON:",
            "  servers:",
            "    - {id: files, command: [npx, -y, \"@modelcontextprotocol/server-filesystem@2026.8.31\", .]}",
            "    - {id: docs, url: \"https://mcp.example.com/mcp\", headers: {Authorization: \"Bearer $${TOKEN}\"}}",
            "",
            "The tools of a server are pinned on first use in orca.lock.json beside SERVERS. A server",
            "whose tools changed since is not served until \"orca mcp diff\" was looked at and",
            "\"orca mcp pin\" approved them.",
            "",
            "One line for each call goes to standard error. A held call waits for \"orca approvals\",",
            "which needs --jdbc-url and --workspace; the client then asks for the same call again."
        })
final class GatewayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    @Parameters(index = "0", paramLabel = "SERVERS", description = "Which servers are behind the gateway.")
    private String servers = "";

    @Parameters(index = "1", paramLabel = "POLICY", description = "What may be called, JSON or YAML.")
    private String policy = "";

    @Option(
            names = "--guardrail",
            paramLabel = "FILE",
            description = "Screens the texts in results: a guardrail file, or preset:ID. Without it nobody does.")
    private @Nullable String guardrail;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Serves Streamable HTTP at http://127.0.0.1:PORT/mcp instead, 0 for any port.")
    private @Nullable Integer port;

    @Option(
            names = "--dotted-names",
            description = "Offers tools as server.tool. Many clients take no dots, so the default is server__tool.")
    private boolean dotted;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        PolicyDocument document = PolicyFiles.decode(policy);
        GatewayFiles.print(document.issues(), err);
        Optional<GuardrailEngine> screen = screen(err);
        if (!document.isValid() || (guardrail != null && screen.isEmpty())) {
            return Orca.FAULTS;
        }
        Optional<McpServerSet> set = GatewayFiles.servers(servers, orca.environment(), err);
        if (set.isEmpty()) {
            return Orca.FAULTS;
        }
        GatewayProgram.Builder builder = GatewayProgram.builder(set.get(), document.policy())
                .canonicalNames(dotted)
                .version(VersionCommand.version())
                .onCall((call, answer) -> told(err, call, answer));
        screen.ifPresent(engine -> builder.textScreen(new GuardrailScreen(engine)));
        if (!database.isGiven()) {
            return serve(builder, err);
        }
        JdbcConnectionPool pool = database.pool();
        try {
            JdbcDatabase tables = JdbcDatabase.existing(pool, JdbcDatabase.DEFAULT_TIMEOUT);
            builder.workspace(
                    database.workspace(),
                    workspace -> workspace
                            .approvalStore(new JdbcApprovalStore(tables))
                            .eventStore(new JdbcEventStore(tables)));
            return serve(builder, err);
        } finally {
            pool.dispose();
        }
    }

    private Optional<GuardrailEngine> screen(PrintWriter err) {
        if (guardrail == null) {
            return Optional.empty();
        }
        GuardrailDocument document = GuardrailFiles.decode(guardrail);
        GatewayFiles.print(document.issues(), err);
        return document.isValid()
                ? Optional.of(GuardrailEngine.builder(document.guardrail()).build())
                : Optional.empty();
    }

    private int serve(GatewayProgram.Builder builder, PrintWriter err) throws IOException, InterruptedException {
        try (GatewayProgram program = builder.build()) {
            // A client may end this process without closing the streams; the servers must not stay behind.
            Runtime.getRuntime().addShutdownHook(new Thread(program::close, "orca-gateway-end"));
            if (port == null) {
                program.serve(orca.in(), new WriterOutput(spec.commandLine().getOut()));
                return Orca.OK;
            }
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (HttpEdge edge = program.listen(address)) {
                err.println("listening on http://127.0.0.1:" + edge.address().getPort() + "/mcp");
                err.flush();
                new CountDownLatch(1).await();
            }
        }
        return Orca.OK;
    }

    private static void told(PrintWriter err, ToolCall call, GatewayAnswer answer) {
        synchronized (err) {
            err.println(GatewayProgram.line(call, answer));
            err.flush();
        }
    }
}
