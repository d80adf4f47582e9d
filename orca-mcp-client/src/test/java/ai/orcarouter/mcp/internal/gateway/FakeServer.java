/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.json.ToolSchemaHash;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.SchemaDriftException;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open server that counts what reaches it. */
public final class FakeServer implements OpenServer {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What it does with a call. */
    @FunctionalInterface
    public interface Behaviour {
        /** The result of a call, as JSON text. */
        String answer(String tool, ObjectNode arguments, CallOptions options)
                throws UpstreamException, SchemaDriftException;
    }

    private final String id;
    private final List<VerifiedTool> tools;
    private final Behaviour behaviour;

    /** Arguments of the calls that reached it, with the tool before them. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** A server whose tools have these definitions. */
    public FakeServer(String id, Behaviour behaviour, String... definitions) {
        this.id = id;
        this.behaviour = behaviour;
        List<VerifiedTool> all = new ArrayList<>();
        for (String definition : definitions) {
            ObjectNode raw = object(definition);
            all.add(new VerifiedTool(raw.path("name").asText(), raw, ToolSchemaHash.ofTool(definition)));
        }
        this.tools = List.copyOf(all);
    }

    /** A server with tools of these names that answers {@code done}. */
    public static FakeServer named(String id, String... names) {
        String[] definitions = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            definitions[i] = "{\"name\":" + new ObjectMapper().valueToTree(names[i])
                    + ",\"description\":\"d\",\"inputSchema\":{\"type\":\"object\"}}";
        }
        return new FakeServer(id, (tool, arguments, options) -> text("done"), definitions);
    }

    /** A result with one text. */
    public static String text(String text) {
        return "{\"content\":[{\"type\":\"text\",\"text\":" + new ObjectMapper().valueToTree(text) + "}]}";
    }

    /** A JSON object, numbers exact. */
    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<VerifiedTool> tools() {
        return tools;
    }

    @Override
    public Optional<String> instructions() {
        return Optional.empty();
    }

    @Override
    public CallResult call(String upstreamName, ObjectNode arguments, CallOptions options)
            throws UpstreamException, SchemaDriftException {
        if (tools.stream().noneMatch(tool -> tool.upstreamName().equals(upstreamName))) {
            throw new SchemaDriftException(Availability.CHANGED, "no such tool");
        }
        calls.add(upstreamName + arguments);
        return CallResult.of(object(behaviour.answer(upstreamName, arguments, options)));
    }
}
