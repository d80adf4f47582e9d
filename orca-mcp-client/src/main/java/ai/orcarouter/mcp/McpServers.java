/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.KeyHandle;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.mcp.internal.connect.Connections;
import ai.orcarouter.mcp.internal.connect.Connector;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.Probed;
import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.registry.SchemaEdits;
import ai.orcarouter.mcp.internal.registry.ServerEdits;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.registry.ServerSnapshot;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.internal.schema.ListingDiff;
import ai.orcarouter.mcp.internal.vault.SealedCredential;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.ResealReport;
import ai.orcarouter.mcp.model.SchemaDiff;
import ai.orcarouter.mcp.model.ServerTransport;
import ai.orcarouter.mcp.model.StoredServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The MCP servers of a workspace (REFERENCE 5.1, 5.3, 5.4, 8): registered once, probed, their tools approved and
 * compared, their credentials sealed.
 *
 * <pre>{@code
 * McpServers servers = McpServers.builder(workspace).toolScanner(scanner).build();
 * servers.create(actor, McpServer.http("files", "https://files.example.com/mcp").build(), Credential.none());
 * ProbeResult found = servers.probe(actor, "files");
 * }</pre>
 *
 * <p>Reading needs a Viewer, writing and probing a Developer, approving tools and holding servers back an Admin; so do
 * servers that a launcher of the host starts (SEMANTICS 8.2). The host's {@code AccessPolicy} may say otherwise. Nobody
 * is shown a credential here, nor what stands behind the origin of an endpoint. Every write is one commit with its
 * audit rows; one that is refused stores nothing. {@link ErrorCode#FORBIDDEN}, {@link ErrorCode#NOT_FOUND},
 * {@link ErrorCode#CONTENDED} and {@link ErrorCode#STORE_UNAVAILABLE} may come from every method that could meet them.
 *
 * <p>An {@code expectedVersion} is the version that the caller has seen; when another one is stored, the write is
 * refused with {@link ErrorCode#STALE_VERSION}. {@link #ANY_VERSION} overwrites whatever is stored.
 *
 * <p>Thread-safe. A host makes one for each workspace and closes it before the workspace, which ends all connections.
 */
public final class McpServers implements AutoCloseable {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = ConfigDraft.ANY_VERSION;

    private final Registry registry;
    private final Connector connector;
    private final Connections connections;

    McpServers(McpServersBuilder wiring) {
        registry = new Registry(wiring.workspace.services(), new HostedServers(wiring));
        connector = wiring.dialer(registry);
        connections = new Connections(registry, connector, new ListScan(wiring.scanner), wiring.options);
    }

    /** A builder of the servers of {@code workspace}. */
    public static McpServersBuilder builder(OrcaWorkspace workspace) {
        return new McpServersBuilder(workspace);
    }

    /** Every server that can be read, by id; {@link #faults} lists the others. */
    public List<StoredServer> list(Actor actor) {
        List<StoredServer> out = new ArrayList<>();
        for (ServerEntry entry :
                registry.read(actor, AdminOperation.READ_SERVERS).entries()) {
            if (entry.serverOrNull() != null) {
                out.add(view(entry));
            }
        }
        return List.copyOf(out);
    }

    /** A server. */
    public StoredServer find(Actor actor, String serverId) {
        return view(entry(registry.read(actor, AdminOperation.READ_SERVERS), serverId));
    }

    private static ServerEntry entry(ServerSnapshot snapshot, String serverId) {
        return snapshot.entry(serverId).orElseThrow(() -> ConfigDraft.notFound("server " + serverId));
    }

    private StoredServer view(ServerEntry entry) {
        return ServerViews.of(entry, connections.lastContact(entry.id()));
    }

    /** Every server whose documents cannot be used; it is not served. */
    public List<DocumentFault> faults(Actor actor) {
        return registry.read(actor, AdminOperation.READ_SERVERS).faults();
    }

    /**
     * Registers a server, together with its skill record (SEMANTICS 8.4). Its endpoint is checked as for a dial, its
     * name looked up included.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault, {@link ErrorCode#DUPLICATE_NAME}
     *     when a server, skill or plugin has the id, {@link ErrorCode#DESTINATION_REFUSED}, and
     *     {@link ErrorCode#INVALID_CONFIGURATION} for a credential without a key to seal it
     */
    public StoredServer create(Actor actor, McpServer server, Credential credential) {
        AdminOperation operation = operation(server);
        registry.services().require(actor, operation);
        requireDialable(server, credential);
        registry.write(actor, operation, (draft, base) -> {
            registry.edits(draft, base).create(server, credential);
            return server.id();
        });
        return changed(server.id());
    }

    /**
     * Replaces a server by {@code server}, whose id says which. An endpoint as {@link #find} shows it stays as it is
     * stored; so does the credential with {@link Credential.Kept}, unless mode, origin, token URL or launcher change.
     *
     * @throws OrcaException as {@link #create}, and with {@link ErrorCode#STALE_VERSION}
     */
    public StoredServer update(Actor actor, McpServer server, Credential credential, long expectedVersion) {
        registry.services().require(actor, operation(server));
        requireDialable(withStoredEndpoint(server), credential);
        registry.write(actor, operation(server), (draft, base) -> {
            ServerEntry old = registry.edits(draft, base).find(server.id(), expectedVersion);
            requireFor(actor, old);
            registry.edits(draft, base).update(old, server, credential);
            return server.id();
        });
        return changed(server.id());
    }

    /** An endpoint that comes back masked is the stored one. */
    private McpServer withStoredEndpoint(McpServer server) {
        if (!ServerViews.isMasked(server)) {
            return server;
        }
        return registry.current()
                .flatMap(snapshot -> snapshot.entry(server.id()))
                .flatMap(entry -> Optional.ofNullable(entry.serverOrNull()))
                .map(stored -> ServerEdits.withEndpoint(stored, server))
                .orElse(server);
    }

    private static AdminOperation operation(McpServer server) {
        return server.transport().isLaunched() ? AdminOperation.WRITE_LAUNCHED_SERVERS : AdminOperation.WRITE_SERVERS;
    }

    private void requireFor(Actor actor, ServerEntry entry) {
        if (entry.serverOrNull() != null) {
            registry.services().require(actor, operation(entry.serverOrNull()));
        }
    }

    private void requireDialable(McpServer server, Credential credential) {
        if (McpServerCodec.check(server).isEmpty()) {
            connector.refusal(server, credential).ifPresent(code -> {
                throw new OrcaException(
                        ErrorCode.DESTINATION_REFUSED, "server " + server.id() + " is not dialled: " + code);
            });
        }
    }

    /** Deletes a server with its credential and skill record; its name is free at once. */
    public void delete(Actor actor, String serverId, long expectedVersion) {
        registry.write(actor, AdminOperation.WRITE_SERVERS, (draft, base) -> {
            ServerEntry old = registry.edits(draft, base).find(serverId, expectedVersion);
            requireFor(actor, old);
            registry.edits(draft, base).delete(old);
            return serverId;
        });
        connections.drop(serverId);
    }

    /** Enables or disables a server. Disabling ends its connections; its credential is not decrypted until enabled. */
    public StoredServer setEnabled(Actor actor, String serverId, boolean enabled, long expectedVersion) {
        registry.write(actor, AdminOperation.WRITE_SERVERS, (draft, base) -> {
            ServerEntry old = registry.edits(draft, base).find(serverId, expectedVersion);
            requireFor(actor, old);
            McpServer server = old.readable().toBuilder().enabled(enabled).build();
            registry.edits(draft, base).update(old, server, new Credential.Kept(server.authMode()));
            return serverId;
        });
        return changed(serverId);
    }

    private StoredServer changed(String serverId) {
        connections.sync();
        return view(entry(registry.current().orElseThrow(() -> ConfigDraft.notFound("configuration")), serverId));
    }

    /**
     * Connects to a server and lists its tools, within the probe's time; what is found is stored (REFERENCE 5.3). A
     * server without the credential that it needs is not contacted and is down. Ends early when the thread is
     * interrupted.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} for a server in this process, which there is
     *     nothing to contact of: an HTTP adapter answers 400; with {@link ErrorCode#CONFLICT} for a disabled server;
     *     with {@link ErrorCode#CONTENDED} when interrupted while another look at the server is under way
     */
    public ProbeResult probe(Actor actor, String serverId) {
        ServerEntry entry = entry(registry.read(actor, AdminOperation.PROBE_SERVERS), serverId);
        if (entry.readable().transport() == ServerTransport.IN_PROCESS) {
            throw new OrcaException(
                    ErrorCode.INVALID_DOCUMENT,
                    List.of(Issue.error(
                            "/transport",
                            serverId,
                            "server " + serverId + " is bundled with the host, so there is nothing to probe",
                            "its tools are listed and compared when they are used")));
        }
        if (!entry.readable().enabled()) {
            throw Registry.conflict("server " + serverId + " is disabled, so it is not contacted");
        }
        Probed probed = connections
                .probe(actor, serverId, true)
                .orElseThrow(() -> Registry.conflict("server " + serverId + " was changed meanwhile"));
        return ServerViews.probe(entry(registry.read(actor, AdminOperation.PROBE_SERVERS), serverId), probed);
    }

    /**
     * Probes every enabled server whose last contact is longer ago than the time between probes; the host calls it as
     * often as it likes. Stores only what is new. Never throws for what a server or the store does.
     *
     * @param now the time by the workspace's clock
     */
    public List<ProbeResult> probeDue(Instant now) {
        List<ProbeResult> out = new ArrayList<>();
        connections
                .probeAll(Registry.GATEWAY, connections.due(now))
                .forEach((id, probed) -> registry.current()
                        .flatMap(snapshot -> snapshot.entry(id))
                        .ifPresent(entry -> out.add(ServerViews.probe(entry, probed))));
        return List.copyOf(out);
    }

    /** What differs between the approved tools of a server and those last seen, for the review before an approval. */
    public SchemaDiff diff(Actor actor, String serverId) {
        ServerSnapshot snapshot = registry.read(actor, AdminOperation.READ_SERVERS);
        ServerEntry entry = entry(snapshot, serverId);
        return ListingDiff.of(
                serverId,
                entry.schema().approvedHash(),
                snapshot.approvedList(serverId),
                entry.schema().observedHash(),
                snapshot.observedList(entry));
    }

    /**
     * Approves the tools last seen of a server, of which {@link #diff} showed what is new, and opens it again.
     *
     * @param reviewedHash the {@link SchemaDiff#observedHash()} that was reviewed
     * @throws OrcaException with {@link ErrorCode#CONFLICT} when other tools were seen since, or none ever
     */
    public StoredServer approve(Actor actor, String serverId, String reviewedHash) {
        registry.write(actor, AdminOperation.DECIDE_SCHEMAS, (draft, base) -> {
            new SchemaEdits(draft, base).approve(entry(base, serverId), reviewedHash);
            return serverId;
        });
        return changed(serverId);
    }

    /**
     * Accepts the prompts, resources and resource templates last seen of a server; the events of kind
     * {@code mcp_surface_changed} name what is new.
     *
     * @param reviewedHash the observed hash of {@link StoredServer#surface()} that was reviewed
     * @throws OrcaException with {@link ErrorCode#CONFLICT} when others were seen since, or none ever
     */
    public StoredServer approveSurface(Actor actor, String serverId, String reviewedHash) {
        registry.write(actor, AdminOperation.DECIDE_SCHEMAS, (draft, base) -> {
            new SchemaEdits(draft, base).approveSurface(entry(base, serverId), reviewedHash);
            return serverId;
        });
        return changed(serverId);
    }

    /** Holds a server back until its tools are approved. */
    public StoredServer quarantine(Actor actor, String serverId) {
        registry.write(actor, AdminOperation.DECIDE_SCHEMAS, (draft, base) -> {
            new SchemaEdits(draft, base).quarantine(entry(base, serverId));
            return serverId;
        });
        return changed(serverId);
    }

    /** Asks the host for its keys again and seals every stored credential under the newest, after a rotation. */
    public ResealReport resealCredentials(Actor actor) {
        registry.services().require(actor, AdminOperation.RESEAL_CREDENTIALS);
        registry.vault().reload();
        List<String> resealed = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (ServerEntry known :
                registry.read(actor, AdminOperation.RESEAL_CREDENTIALS).entries()) {
            if (known.credentialVersion() > 0) {
                boolean done = registry.reseal(actor, known.id());
                (done ? resealed : left).add(known.id());
            }
        }
        connections.sync();
        return new ResealReport(resealed, left);
    }

    /**
     * The credential of an enabled server in clear, for a request with a gateway key: the one way out of the store
     * (REFERENCE 5.1). It is recorded.
     *
     * @throws OrcaException with {@link ErrorCode#FORBIDDEN} for a key of another workspace, and with
     *     {@link ErrorCode#CONFLICT} when the server is disabled or the credential cannot be opened
     */
    public Credential reveal(GatewayCredentialAccess access, String serverId) {
        KeyHandle key = access.key();
        if (!key.workspace().equals(registry.services().workspace())) {
            throw new OrcaException(ErrorCode.FORBIDDEN, "the key is of another workspace");
        }
        ServerSnapshot snapshot = registry.current().orElseThrow(() -> ConfigDraft.notFound("configuration"));
        ServerEntry entry = entry(snapshot, serverId);
        McpServer server = entry.readable();
        SealedCredential stored = entry.credentialOrNull();
        if (stored == null) {
            return Credential.none();
        }
        Credential opened = registry.vault()
                .open(server, stored)
                .orElseThrow(() -> Registry.conflict("the credential of server " + serverId + " cannot be opened"));
        registry.services()
                .record(Event.builder(EventKind.MCP, registry.services().clock().instant())
                        .surface("mcp")
                        .server(serverId)
                        .verdict("observe")
                        .reasonCode("mcp_credential_revealed")
                        .keyId(key.id())
                        .keyName(key.name())
                        .engineVersion(registry.services().engineVersion())
                        .build());
        return opened;
    }

    /**
     * Judges where endpoints and token URLs may lead by {@code policy} from now on, in place of that of the builder.
     * Idle connections are ended; one in use is judged anew at its next request. For the host itself, as the builder
     * is: no role is asked for.
     */
    public void addressPolicy(AddressPolicy policy) {
        connector.judgeBy(policy);
    }

    /** The servers that may be used now, for the gateway. */
    OpenServers open() {
        return connections;
    }

    /** Ends all connections and processes. Closing again does nothing. */
    @Override
    public void close() {
        connections.close();
        connector.close();
    }
}
