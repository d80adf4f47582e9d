/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of a server whose host the firewall looked up to decide about them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VettedAddressesTest {
    private static final String NAME = "mcp.example.com";

    private final Housekeeping housekeeping = Housekeeping.create();
    private final AtomicInteger lookups = new AtomicInteger();
    private final ScriptedServer server = ScriptedServer.modern()
            .on("tools/list", turn -> turn.result("{\"tools\":[]}"))
            .on("tools/call", turn -> turn.result("{\"content\":[]}"));

    @AfterEach
    void end() {
        server.close();
        housekeeping.close();
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    /** A server whose name leads to 127.0.0.1, which alone may be dialled. */
    private Upstream upstream() throws UpstreamException {
        Host.Name name = (Host.Name) ((HostResult.Accepted) HostParser.parse(NAME)).host();
        DialGuard guard = DialGuard.builder()
                .policy(AddressPolicy.builder()
                        .exempt(
                                name,
                                server.port(),
                                "a test",
                                CidrBlock.parse("127.0.0.1/32").orElseThrow())
                        .build())
                .port(server.port())
                .resolver((host, timeout) -> {
                    lookups.incrementAndGet();
                    return Resolution.of(host, List.of(ip("127.0.0.1")));
                })
                .build();
        GuardedClient client = GuardedHttp.create()
                .client(
                        HttpTarget.parse("http://" + NAME + ":" + server.port() + "/mcp", HttpTarget.Plain.ANYWHERE),
                        guard);
        return HttpUpstream.of(new HttpEndpoint(client, HeaderSource.none(), Clients.PROFILE), housekeeping);
    }

    private static void call(Upstream upstream, String host, String... addresses) throws UpstreamException {
        Resolution looked = Resolution.of(
                host, List.of(addresses).stream().map(VettedAddressesTest::ip).toList());
        upstream.callTool("t", Json.object(), CallOptions.of(TIME).withVetted(List.of(looked)));
    }

    @Test
    void callTool_hostOfTheServerWasLookedUp_goesThereWithoutAnotherLookUp() throws Exception {
        try (Upstream upstream = upstream()) {
            upstream.listTools(TIME);
            int before = lookups.get();
            call(upstream, NAME, "127.0.0.1");
            call(upstream, NAME, "127.0.0.1");
            assertThat(lookups).hasValue(before);
            assertThat(server.asked("tools/call")).hasSize(2);
        }
    }

    @Test
    void callTool_vettedAddressIsAnotherOne_neitherAnOpenConnectionNorAFreshLookUpIsUsed() throws Exception {
        try (Upstream upstream = upstream()) {
            upstream.listTools(TIME);
            // The name leads to 127.0.0.1 and a connection to it is open, but the decision was about 127.0.0.2.
            UpstreamException refused = failure(Kind.REFUSED_DIAL, () -> call(upstream, NAME, "127.0.0.2"));
            assertThat(refused.sent()).isFalse();
            assertThat(server.asked("tools/call")).isEmpty();
        }
    }

    @Test
    void callTool_vettedAddressThatThePolicyBlocks_isRefusedAtTheDial() throws Exception {
        try (Upstream upstream = upstream()) {
            upstream.listTools(TIME);
            failure(Kind.REFUSED_DIAL, () -> call(upstream, NAME, "169.254.169.254"));
            assertThat(server.asked("tools/call")).isEmpty();
        }
    }

    @Test
    void callTool_anotherHostWasLookedUp_goesItsUsualWay() throws Exception {
        try (Upstream upstream = upstream()) {
            upstream.listTools(TIME);
            call(upstream, "other.example.com", "203.0.113.7");
            assertThat(server.asked("tools/call")).hasSize(1);
        }
    }
}
