/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.net.DialEvent;
import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.ServerEvents;
import ai.orcarouter.mcp.internal.pinned.Dialler;
import ai.orcarouter.mcp.internal.pinned.PinnedParts;
import ai.orcarouter.mcp.internal.pinned.PinnedServers;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaDiff;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.mcp.spi.PinStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Servers that are known when a program starts, for a gateway without a workspace: such as those of a configuration
 * file. Their tools are pinned like those of any server (REFERENCE 5.4, SEMANTICS 8.3): trusted on first use unless a
 * scan finds something grave, held back when they change, until somebody approves them by the hash that was reviewed.
 *
 * <p>Thread-safe. Makes no connection until it is used.
 */
public final class McpServerSet implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(McpServerSet.class.getName());

    private final Dialler dialler;
    private final PinnedServers servers;

    private McpServerSet(Builder from) {
        dialler = new Dialler(from.refused);
        servers = new PinnedServers(new PinnedParts(
                from.pins,
                new ListScan(from.scanner),
                from.trustOnFirstUse,
                from.strictSurface,
                from.probeTimeout,
                from.maxListAge,
                InstantSource.system()));
        from.specs.forEach(spec -> servers.add(spec.id(), Dialler.target(spec), dialler.upstream(spec)));
    }

    /** A builder of a set; empty. */
    public static Builder builder() {
        return new Builder();
    }

    OpenServers open() {
        return servers;
    }

    /** The ids of the servers, in the order in which they were added. */
    public Collection<String> ids() {
        return servers.ids();
    }

    /**
     * Connects to a server if need be, lists its tools and compares them with the approved ones. This and what an Admin
     * decides below ends early when the thread is interrupted.
     *
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when there is no such server, with
     *     {@link ErrorCode#CONTENDED} when the thread was interrupted
     */
    public ProbeResult probe(String serverId) {
        return servers.probe(serverId);
    }

    /**
     * How the tools that a server lists now differ from the approved ones.
     *
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when there is no such server, with
     *     {@link ErrorCode#CONFLICT} when it does not list its tools
     */
    public SchemaDiff diff(String serverId) {
        return servers.diff(serverId);
    }

    /**
     * Approves the tools that a server lists now.
     *
     * @param hash of the list that was reviewed; if the server lists another by now, nothing is approved
     * @param by who approves it, for the record
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when there is no such server, with
     *     {@link ErrorCode#CONFLICT} when it lists something else, with {@link ErrorCode#STORE_UNAVAILABLE} when the
     *     pin cannot be saved
     */
    public ProbeResult approve(String serverId, String hash, String by) {
        try {
            return servers.approve(serverId, hash, by);
        } catch (IOException e) {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "the pin of " + serverId + " cannot be saved", e);
        }
    }

    /**
     * Accepts the prompts, resources and resource templates that a server offers now.
     *
     * @param hash of what was reviewed: the observed hash of {@link ProbeResult#surface()}
     * @param by who accepts it, for the record
     * @throws OrcaException as {@link #approve}
     */
    public ProbeResult approveSurface(String serverId, String hash, String by) {
        try {
            return servers.approveSurface(serverId, hash, by);
        } catch (IOException e) {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "the pin of " + serverId + " cannot be saved", e);
        }
    }

    private static void logRefused(String server, DialEvent dial) {
        if (!dial.allowed()) {
            LOG.log(System.Logger.Level.WARNING, "a dial of server {0} was refused: {1}", server, dial.code());
        }
    }

    /** Ends the connections, and the processes behind them. */
    @Override
    public void close() {
        servers.close();
        dialler.close();
    }

    /** Collects servers. Not thread-safe. */
    public static final class Builder {
        private final List<McpServerSpec> specs = new ArrayList<>();
        private PinStore pins = PinStore.inMemory();
        private ToolScanner scanner = (server, tool, description, schema) -> List.of();
        private boolean trustOnFirstUse = true;
        private boolean strictSurface;
        private Duration probeTimeout = Duration.ofSeconds(10);
        private Duration maxListAge = Duration.ofSeconds(60);

        private BiConsumer<String, DialEvent> refused = McpServerSet::logRefused;

        private Builder() {}

        /**
         * Has dials that were refused recorded as events of {@code value}, like those of registered servers; without it
         * they are logged by server and reason alone.
         */
        public Builder workspace(OrcaWorkspace value) {
            ServerEvents events = new ServerEvents(value.services());
            refused = events::refused;
            return this;
        }

        /** Adds a server. */
        public Builder add(McpServerSpec spec) {
            specs.add(spec);
            return this;
        }

        /** Sets where pins are kept; by default in memory, so that each run trusts on first use anew. */
        public Builder pins(PinStore value) {
            pins = value;
            return this;
        }

        /**
         * Sets what looks for poison in the definitions of tools; a finding of level high on first contact holds a
         * server back. By default nothing looks.
         */
        public Builder toolScanner(ToolScanner value) {
            scanner = value;
            return this;
        }

        /** Sets whether the first tools of a server are approved by themselves; true by default. */
        public Builder trustOnFirstUse(boolean value) {
            trustOnFirstUse = value;
            return this;
        }

        /**
         * Sets whether a server is closed while its prompts and resources are not those that were seen first or
         * accepted since, or cannot be listed; by default that is only shown ({@link ProbeResult#surface()}).
         */
        public Builder strictSurface(boolean value) {
            strictSurface = value;
            return this;
        }

        /** Sets how long a connection and its list may take; 10 seconds by default. */
        public Builder probeTimeout(Duration value) {
            probeTimeout = positive(value);
            return this;
        }

        /** Sets how long a list is used before it is asked for again; 60 seconds by default. */
        public Builder maxListAge(Duration value) {
            maxListAge = positive(value);
            return this;
        }

        private static Duration positive(Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException("a duration is more than nothing: " + value);
            }
            return value;
        }

        /**
         * The set.
         *
         * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when an id is no id or stands twice, or an
         *     endpoint or header cannot be used
         */
        public McpServerSet build() {
            Set<String> ids = new HashSet<>();
            specs.forEach(spec -> {
                Dialler.check(spec);
                if (!ids.add(spec.id())) {
                    throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "two servers have the id " + spec.id());
                }
            });
            return new McpServerSet(this);
        }
    }
}
