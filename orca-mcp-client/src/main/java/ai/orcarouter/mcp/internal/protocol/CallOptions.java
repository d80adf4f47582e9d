/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one call is made. Immutable apart from what it refers to.
 *
 * @param timeout for the whole call, a connection that it needs included; more than nothing
 * @param cancellation ends the call early
 * @param definitionOrNull the tool as it was verified, from which the arguments are taken that go into headers
 *     ({@code x-mcp-header}); null means as it was last listed
 * @param progressOrNull who hears of progress; null asks the server for none
 * @param vetted addresses that the firewall's decision looked up and judged, by canonical host name: where the server
 *     is reached by that name, the call goes to one of them and to no other
 */
public record CallOptions(
        Duration timeout,
        Cancellation cancellation,
        @Nullable ObjectNode definitionOrNull,
        Progress.@Nullable Listener progressOrNull,
        Map<String, List<IpAddress>> vetted) {
    /** Checks the time-out. */
    public CallOptions {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a time-out is more than nothing: " + timeout);
        }
        vetted = Map.copyOf(vetted);
    }

    /** A call that only its time-out ends early. */
    public static CallOptions of(Duration timeout) {
        return new CallOptions(timeout, Cancellation.none(), null, null, Map.of());
    }

    /** The same with another {@code cancellation}. */
    public CallOptions with(Cancellation other) {
        return new CallOptions(timeout, other, definitionOrNull, progressOrNull, vetted);
    }

    /** The same with as much time as {@code deadline} leaves. */
    public CallOptions until(Deadline deadline) throws UpstreamException {
        return new CallOptions(deadline.left(), cancellation, definitionOrNull, progressOrNull, vetted);
    }

    /** The same for a tool that was verified as {@code tool}. */
    public CallOptions withDefinition(ObjectNode tool) {
        return new CallOptions(timeout, cancellation, tool, progressOrNull, vetted);
    }

    /** The same with someone to hear of progress. */
    public CallOptions withProgress(Progress.Listener listener) {
        return new CallOptions(timeout, cancellation, definitionOrNull, listener, vetted);
    }

    /** The same with what the decision about the call looked up. */
    public CallOptions withVetted(List<Resolution> resolutions) {
        Map<String, List<IpAddress>> byHost = new HashMap<>();
        for (Resolution resolution : resolutions) {
            if (!resolution.addresses().isEmpty()) {
                byHost.put(resolution.host(), resolution.addresses());
            }
        }
        return new CallOptions(timeout, cancellation, definitionOrNull, progressOrNull, byHost);
    }

    /** The tool as it was verified. */
    public Optional<ObjectNode> definition() {
        return Optional.ofNullable(definitionOrNull);
    }

    /** Who hears of progress. */
    public Optional<Progress.Listener> progress() {
        return Optional.ofNullable(progressOrNull);
    }
}
