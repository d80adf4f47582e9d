/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.config.CompiledConfig;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.mcp.internal.schema.KeptList;
import ai.orcarouter.mcp.internal.schema.OtherTools;
import ai.orcarouter.mcp.internal.schema.SchemaJson;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.vault.SealedCredential;
import ai.orcarouter.mcp.model.McpServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The servers of a workspace at one revision. Immutable. */
public final class ServerSnapshot implements CompiledConfig {
    private final ConfigSnapshot stored;
    private final Map<String, ServerEntry> entries = new TreeMap<>();
    private final Map<String, Documents> sources = new HashMap<>();
    private final Map<String, ConfigDocument> lists = new HashMap<>();

    /** What an entry was read from. */
    private record Documents(
            ConfigDocument server,
            @Nullable ConfigDocument credential,
            @Nullable ConfigDocument schema,
            @Nullable ConfigDocument health) {}

    private ServerSnapshot(
            ConfigSnapshot stored, @Nullable ServerSnapshot previous, Function<String, Optional<McpServer>> reader) {
        this.stored = stored;
        Map<String, ConfigDocument> credentials = new HashMap<>();
        Map<String, ConfigDocument> schemas = new HashMap<>();
        Map<String, ConfigDocument> healths = new HashMap<>();
        for (ConfigDocument document : stored.documents()) {
            switch (document.kind()) {
                case ServerKinds.CREDENTIAL -> credentials.put(document.id(), document);
                case ServerKinds.SCHEMA -> schemas.put(document.id(), document);
                case ServerKinds.HEALTH -> healths.put(document.id(), document);
                case ServerKinds.TOOLS -> lists.put(document.id(), document);
                default -> {}
            }
        }
        for (ConfigDocument document : stored.documents(DocumentKinds.MCP_SERVER)) {
            String id = document.id();
            Documents from = new Documents(document, credentials.get(id), schemas.get(id), healths.get(id));
            ServerEntry known = previous == null ? null : previous.entries.get(id);
            boolean same = known != null && previous != null && from.equals(previous.sources.get(id));
            entries.put(id, same && known != null ? known : entry(from, reader));
            sources.put(id, from);
        }
    }

    /**
     * Reads what is stored.
     *
     * @param previous an earlier snapshot of the same workspace, from which unchanged servers are taken
     * @param reader reads a server's document without throwing; empty when it has a fault
     */
    public static ServerSnapshot of(
            ConfigSnapshot stored, @Nullable ServerSnapshot previous, Function<String, Optional<McpServer>> reader) {
        return new ServerSnapshot(stored, previous, reader);
    }

    private static ServerEntry entry(Documents from, Function<String, Optional<McpServer>> reader) {
        ConfigDocument document = from.server();
        ConfigDocument credential = from.credential();
        String fault = "";
        McpServer server = document.json().flatMap(reader).orElse(null);
        if (server == null || !server.id().equals(document.id())) {
            server = null;
            fault = "cannot be used: its document is damaged";
        }
        SealedCredential sealed =
                json(credential).flatMap(SealedCredential::read).orElse(null);
        if (credential != null && sealed == null) {
            fault = "cannot be used: its credential is damaged";
        }
        SchemaState state = schema(from.schema());
        if (state == null) {
            fault = "cannot be used: what is known of its tools is damaged";
            state = SchemaState.unbaselined(Instant.EPOCH);
        }
        Health known = json(from.health()).map(Health::read).orElse(Health.unchecked());
        long version = credential == null ? 0 : credential.version();
        return new ServerEntry(document, server, sealed, version, state, known, fault);
    }

    private static @Nullable SchemaState schema(@Nullable ConfigDocument document) {
        return document == null
                ? SchemaState.unbaselined(Instant.EPOCH)
                : json(document).flatMap(SchemaJson::read).orElse(null);
    }

    private static Optional<String> json(@Nullable ConfigDocument document) {
        return document == null ? Optional.empty() : document.json();
    }

    /** Every server, by id, those that cannot be used among them. */
    public Collection<ServerEntry> entries() {
        return entries.values();
    }

    /** A server. */
    public Optional<ServerEntry> entry(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The approved list of a server as text; empty when there is none. */
    public String approvedList(String id) {
        return json(lists.get(ServerKinds.approved(id))).orElse("");
    }

    /** The list last seen of a server; empty when none was. */
    public String observedList(ServerEntry entry) {
        SchemaState state = entry.schema();
        return state.observedHash().equals(state.approvedHash())
                ? approvedList(entry.id())
                : json(lists.get(ServerKinds.observed(entry.id()))).orElse("");
    }

    /** Whether a list is stored under that id. */
    boolean hasList(String documentId) {
        return lists.containsKey(documentId);
    }

    /** What {@link #observedList} comes to. */
    public KeptList observed(ServerEntry entry) {
        return KeptList.parse(observedList(entry));
    }

    /** Every other server with its approved tools; none for one that was not seen yet. */
    public OtherTools toolsBeside(String id) {
        Map<String, Collection<String>> names = new TreeMap<>();
        Map<String, String> state = new TreeMap<>();
        for (ServerEntry entry : entries.values()) {
            SchemaState.Approved approved = entry.schema().approvedOrNull();
            if (!entry.id().equals(id)) {
                names.put(
                        entry.id(),
                        approved == null ? List.of() : approved.tools().keySet());
                state.put(entry.id(), entry.schema().approvedHash());
            }
        }
        return new OtherTools(names, other -> OtherTools.descriptions(approvedList(other)), state);
    }

    /** Every document that cannot be used. */
    public List<DocumentFault> faults() {
        List<DocumentFault> out = new ArrayList<>();
        for (ServerEntry entry : entries.values()) {
            if (!entry.fault().isEmpty()) {
                ConfigDocument document = entry.document();
                out.add(new DocumentFault(document.kind(), document.id(), document.version(), entry.fault()));
            }
        }
        return List.copyOf(out);
    }

    @Override
    public ConfigSnapshot stored() {
        return stored;
    }
}
