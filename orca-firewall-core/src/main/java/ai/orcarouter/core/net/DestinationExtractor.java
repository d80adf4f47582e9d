/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.net.internal.extract.ArgumentExtraction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the network destinations in the arguments of a tool call (egress.md 3.5): URLs and hosts under any name,
 * connection strings, and what commands, program text, SQL and markup would connect to.
 *
 * <p>What cannot be told is never silently left out: the extraction is then {@linkplain Extraction#opaque() opaque},
 * with the reason as a stable word. Bounds: 64 levels, 20,000 nodes, 1 MiB of decoded text, 256 destinations, 4 layers
 * of encoding; reaching one makes the extraction opaque with the reason {@code limit}. Nothing is looked up on the
 * network, no input makes it throw, and the time is linear in the size of the arguments.
 *
 * <p>Reasons: {@code limit}, {@code template}, {@code computed}, {@code assembled}, {@code relative},
 * {@code config_file}, {@code input_file}, {@code local_program}, {@code unknown_program}, {@code unknown_option},
 * {@code encoded}, {@code eval}, {@code address_range}, {@code unreadable}, {@code configured_peer}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DestinationExtractor {
    private static final DestinationExtractor DEFAULTS = builder().build();

    private final Map<String, ToolHints> hints;

    private DestinationExtractor(Map<String, ToolHints> hints) {
        this.hints = Map.copyOf(hints);
    }

    /** An extractor without hints. */
    public static DestinationExtractor defaults() {
        return DEFAULTS;
    }

    /** A builder without hints. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The destinations of one call.
     *
     * @param server the server that offers the tool; null or empty when there is none
     * @param tool name of the tool, with or without the server in front
     * @param arguments the argument tree: maps, lists, strings, numbers, booleans and null, as
     *     {@link ai.orcarouter.core.json.Arguments#value()} gives it
     */
    public Extraction extract(@Nullable String server, String tool, @Nullable Object arguments) {
        String owner = server == null ? "" : server;
        return ArgumentExtraction.of(owner, tool, hint(owner, tool), arguments);
    }

    /** The destinations that a caller states, each a URL or a {@code host[:port]}; what is refused comes as invalid. */
    public Extraction explicit(List<String> texts) {
        return ArgumentExtraction.explicit(texts);
    }

    /**
     * The commands whose peer is the user's own configuration, one a line: program and subcommands, {@code *} for every
     * subcommand. Unless an argument names another peer they make an extraction opaque with the reason
     * {@link Extraction#CONFIGURED_PEER} (SEMANTICS 2.3).
     */
    public static List<String> configuredPeers() {
        return ArgumentExtraction.configuredPeers();
    }

    private @Nullable ToolHints hint(String server, String tool) {
        if (hints.isEmpty()) {
            return null;
        }
        ToolHints exact = server.isEmpty() ? null : hints.get(server + "." + tool);
        return exact == null ? hints.get(tool) : exact;
    }

    /** Collects hints. Not thread-safe. */
    public static final class Builder {
        private final Map<String, ToolHints> hints = new HashMap<>();

        private Builder() {}

        /**
         * States what a tool does.
         *
         * @param tool the tool's canonical name, {@code <server>.<tool>}, or its bare name for any server
         * @param toolHints what is known of it
         */
        public Builder hint(String tool, ToolHints toolHints) {
            hints.put(tool, toolHints);
            return this;
        }

        /** The extractor. */
        public DestinationExtractor build() {
            return new DestinationExtractor(hints);
        }
    }
}
