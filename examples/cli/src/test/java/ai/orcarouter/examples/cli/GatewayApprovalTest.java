/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call through {@code orca gateway} that waits for a person who decides with {@code orca approvals}. */
class GatewayApprovalTest {
    private static final String POLICY = """
            name: bank
            default_verdict: deny
            rules:
              - {id: 1, priority: 10, stage: mcp, tool_name_glob: bank.*, verdict: pending_approval}
            """;

    @TempDir
    private Path folder;

    private final StoredWorld world = new StoredWorld();
    private final AtomicInteger paid = new AtomicInteger();
    private HttpServer bank;

    @BeforeEach
    void open() throws IOException {
        bank = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bank.createContext("/mcp", this::answer);
        bank.start();
        Files.writeString(
                folder.resolve("servers.yaml"),
                String.format(
                        Locale.ROOT,
                        "servers:%n  - {id: bank, url: \"http://127.0.0.1:%d/mcp\", allow_addresses: [127.0.0.1/32]}%n",
                        bank.getAddress().getPort()));
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
    }

    @AfterEach
    void close() {
        bank.stop(0);
        world.close();
    }

    /** A server of the handshake era with one tool. */
    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String result = "";
        if (request.contains("\"initialize\"")) {
            result = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}}}";
        } else if (request.contains("\"tools/list\"")) {
            result = "{\"tools\":[{\"name\":\"pay\",\"inputSchema\":{\"type\":\"object\"}}]}";
        } else if (request.contains("\"tools/call\"")) {
            result = "{\"content\":[{\"type\":\"text\",\"text\":\"paid " + paid.incrementAndGet() + "\"}]}";
        }
        int start = request.indexOf("\"id\":") + 5;
        int end = start;
        while (end < request.length() && Character.isDigit(request.charAt(end))) {
            end++;
        }
        byte[] body = result.isEmpty()
                ? new byte[0]
                : ("{\"jsonrpc\":\"2.0\",\"id\":" + request.substring(start, end) + ",\"result\":" + result + "}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // No answer is due to a notice; to server/discover there is none.
        int other = request.contains("\"id\":") ? 400 : 202;
        exchange.sendResponseHeaders(body.length == 0 ? other : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String call(int id, int euros) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\"bank__pay\",\"arguments\":{\"euros\":" + euros
                + "}}}\n";
    }

    private String onlyPending() {
        return String.valueOf(world.run("approvals", "--json").objects().get(0).get("id"));
    }

    @Test
    void heldCall_approvedInTheDatabaseAndAskedForAgain_runsOnce() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "gateway",
                folder.resolve("servers.yaml").toString(),
                folder.resolve("policy.yaml").toString()));
        arguments.addAll(world.options());
        StringWriter err = new StringWriter();
        PipedOutputStream in = new PipedOutputStream();
        try (PipedInputStream stdin = new PipedInputStream(in);
                PipedWriter stdout = new PipedWriter();
                BufferedReader out = new BufferedReader(new PipedReader(stdout, 1 << 16))) {
            CompletableFuture<Integer> gateway = CompletableFuture.supplyAsync(() -> Orca.commandLine(
                            stdin, new PrintWriter(stdout, true), new PrintWriter(err, true), world.environment())
                    .execute(arguments.toArray(String[]::new)));

            assertThat(ask(in, out, call(1, 5))).contains("firewall deny: held for approval");
            assertThat(ask(in, out, call(2, 5))).contains("firewall deny: held for approval");
            String approval = onlyPending();
            assertThat(err.toString()).contains(approval);

            CliRun approved = world.run("approvals", "approve", approval, "--actor", "ann");
            assertThat(approved.code()).as(approved.err()).isZero();
            assertThat(ask(in, out, call(3, 6))).as("another call").contains("held for approval");
            assertThat(paid).hasValue(0);
            assertThat(ask(in, out, call(4, 5))).contains("paid 1");
            assertThat(ask(in, out, call(5, 5))).as("approved once").contains("held for approval");
            assertThat(paid).hasValue(1);

            in.close();
            assertThat(gateway.join()).isEqualTo(Orca.OK);
        } finally {
            in.close();
        }
    }

    private static String ask(PipedOutputStream in, BufferedReader out, String message) throws IOException {
        in.write(message.getBytes(StandardCharsets.UTF_8));
        in.flush();
        return String.valueOf(out.readLine());
    }
}
