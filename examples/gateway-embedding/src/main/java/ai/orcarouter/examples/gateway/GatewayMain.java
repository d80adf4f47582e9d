/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Runs the gateway in front of a scripted model, or of the model server whose address it is given. */
public final class GatewayMain {
    private static final int PORT = 8780;

    private GatewayMain() {}

    /**
     * Starts it and serves until the process ends.
     *
     * @param args the port, 8780 when not said; the address of a model server, a scripted one when not said
     * @throws IOException when a port cannot be had
     * @throws InterruptedException when the thread is interrupted
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : PORT;
        try (ScriptedUpstream scripted = ScriptedUpstream.start(ScriptedModel::answer)) {
            URI upstream = args.length > 1 ? URI.create(args[1]) : scripted.uri();
            try (GatewayServer gateway = GatewayServer.start(filter(), upstream, port)) {
                System.out.println("gateway at " + gateway.uri() + " in front of " + upstream);
                new CountDownLatch(1).await();
            }
        }
    }

    /** The filter of the demonstration, by the policy and the guardrail beside this class. */
    static GatewayFilter filter() {
        FirewallEngine firewall = FirewallEngine.builder()
                .policy(PolicyCodec.standard()
                        .decode("policy.yaml", resource("policy.yaml"))
                        .policy())
                .build();
        GuardrailEngine guardrail = GuardrailEngine.builder(
                        GuardrailCodec.decode("guardrail.yaml", resource("guardrail.yaml"))
                                .guardrail())
                .build();
        return GatewayFilter.of(firewall, guardrail);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(GatewayMain.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
