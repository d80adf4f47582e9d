/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import ai.orcarouter.mcp.spi.ServerRequests;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Clients of scripted servers, and what they fail with. */
final class Clients {
    /** Long enough for a slow machine; nothing waits for its end. */
    static final Duration TIME = Duration.ofSeconds(60);

    static final ClientProfile PROFILE = ClientProfile.of("orca-test", "1");

    private Clients() {}

    static ClientProfile profile(WireLimits limits) {
        return new ClientProfile("orca-test", "1", ServerRequests.none(), limits);
    }

    static ClientProfile profile(ServerRequests requests) {
        return new ClientProfile("orca-test", "1", requests, WireLimits.defaults());
    }

    static McpClient of(ScriptedServer server, Housekeeping housekeeping) {
        return of(server, HeaderSource.none(), PROFILE, housekeeping);
    }

    static McpClient of(ScriptedServer server, HeaderSource headers, ClientProfile profile, Housekeeping housekeeping) {
        return HttpUpstream.client(new HttpEndpoint(guarded(server), headers, profile), housekeeping);
    }

    static GuardedClient guarded(ScriptedServer server) {
        try {
            HttpTarget target = HttpTarget.parse(server.url(), HttpTarget.Plain.ON_LOOPBACK);
            return GuardedHttp.create().client(target, Loopback.guard(server.port()));
        } catch (UpstreamException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes a call that nobody answers, and gives it more time until it went out before its time was over. */
    static UpstreamException abandoned(Upstream client, ObjectNode arguments) {
        for (Duration time = Duration.ofMillis(300); ; time = time.multipliedBy(2)) {
            CallOptions options = CallOptions.of(time);
            UpstreamException failure = failure(Kind.TIMED_OUT, () -> client.callTool("t", arguments, options));
            if (failure.sent()) {
                return failure;
            }
        }
    }

    /** The failure that {@code call} ends with, of the kind {@code kind}. */
    static UpstreamException failure(Kind kind, ThrowingCallable call) {
        UpstreamException failure = Assertions.catchThrowableOfType(UpstreamException.class, call);
        Assertions.assertThat(failure).as("no failure").isNotNull();
        Assertions.assertThat(failure.kind())
                .as(String.valueOf(failure.getMessage()))
                .isEqualTo(kind);
        return failure;
    }
}
