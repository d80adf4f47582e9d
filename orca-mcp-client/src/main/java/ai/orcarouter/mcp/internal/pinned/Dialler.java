/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.net.DialEvent;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.SystemHostResolver;
import ai.orcarouter.mcp.internal.codec.ServerIds;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.transport.GuardedHttp;
import ai.orcarouter.mcp.internal.transport.HeaderSource;
import ai.orcarouter.mcp.internal.transport.HttpEndpoint;
import ai.orcarouter.mcp.internal.transport.HttpTarget;
import ai.orcarouter.mcp.internal.transport.HttpUpstream;
import ai.orcarouter.mcp.internal.transport.InProcessUpstream;
import ai.orcarouter.mcp.internal.transport.RequestHeaders;
import ai.orcarouter.mcp.internal.transport.StdioCommand;
import ai.orcarouter.mcp.internal.transport.StdioUpstream;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Makes clients of the servers of a set, and ends what they share. Thread-safe. */
public final class Dialler implements AutoCloseable {
    private static final ClientProfile PROFILE = ClientProfile.of("orca", "0.1");

    private final GuardedHttp http = GuardedHttp.create();
    private final Housekeeping housekeeping = Housekeeping.create();
    private final BiConsumer<String, DialEvent> onDial;

    /** A dialler that tells {@code onDial} of each dial of a server, by its id, that was allowed or refused. */
    public Dialler(BiConsumer<String, DialEvent> onDial) {
        this.onDial = onDial;
    }

    /**
     * Refuses a server that no client can be made of.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION}; the message holds no secret
     */
    public static void check(McpServerSpec spec) {
        if (!ServerIds.isValid(spec.id())) {
            throw refused(spec, "its id is not " + ServerIds.RULE);
        }
        try {
            switch (spec.transport()) {
                case HTTP -> {
                    HttpTarget.parse(spec.endpoint(), HttpTarget.Plain.ON_LOOPBACK);
                    headers(spec);
                }
                case STDIO -> spec.launcher().ifPresent(Dialler::command);
                case IN_PROCESS -> {
                    // There is nothing that could be wrong.
                }
            }
        } catch (UpstreamException | IllegalArgumentException e) {
            throw refused(spec, String.valueOf(e.getMessage()));
        }
    }

    private static OrcaException refused(McpServerSpec spec, String why) {
        return new OrcaException(ErrorCode.INVALID_CONFIGURATION, "server " + spec.id() + ": " + why);
    }

    /**
     * How a server is reached, as a hash: another command or endpoint gives another one, another credential does not.
     */
    public static String target(McpServerSpec spec) {
        List<String> parts = new ArrayList<>(List.of(spec.transport().wire(), spec.endpoint()));
        spec.launcher().ifPresent(launcher -> parts.addAll(launcher.command()));
        parts.addAll(new TreeMap<>(spec.headers()).keySet());
        return Digests.sha256Hex(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** A client of a server that was checked; it connects when it is first used. */
    public Upstream upstream(McpServerSpec spec) {
        return switch (spec.transport()) {
            case HTTP -> http(spec);
            case STDIO -> StdioUpstream.of(command(spec.launcher().orElseThrow()), PROFILE, housekeeping);
            case IN_PROCESS -> InProcessUpstream.of(spec.inProcess().orElseThrow(), PROFILE.limits(), housekeeping);
        };
    }

    private Upstream http(McpServerSpec spec) {
        try {
            HttpTarget target = HttpTarget.parse(spec.endpoint(), HttpTarget.Plain.ON_LOOPBACK);
            DialGuard.Builder guarding = DialGuard.builder()
                    .policy(spec.addresses())
                    .resolver(new SystemHostResolver())
                    .observer(dial -> onDial.accept(spec.id(), dial));
            target.canonical().port().ifPresent(guarding::port);
            DialGuard guard = guarding.build();
            return HttpUpstream.of(
                    new HttpEndpoint(
                            http.client(target, guard, spec.followsRedirects()),
                            HeaderSource.fixed(headers(spec)),
                            PROFILE),
                    housekeeping);
        } catch (UpstreamException e) {
            throw refused(spec, String.valueOf(e.getMessage()));
        }
    }

    private static RequestHeaders headers(McpServerSpec spec) {
        Map<String, String> plain = new TreeMap<>();
        spec.headers().forEach((name, value) -> plain.put(name, value.text(InsecureSecretAccess.token())));
        return RequestHeaders.of(plain);
    }

    /** Ends the threads, after the clients were closed. */
    @Override
    public void close() {
        housekeeping.close();
    }

    private static StdioCommand command(StdioLauncher launcher) {
        return new StdioCommand(launcher.command(), launcher.environment(), launcher.directoryOrNull());
    }
}
