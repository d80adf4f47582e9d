/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.json.ToolSchemaHash;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All tools that a server listed at one moment, with their hashes (mcp.md section 6). Immutable.
 *
 * <p>A tool's hash is {@link ToolSchemaHash}'s of the whole object, less the members that its server's record calls
 * volatile. The hash of the list is {@code "v1:"} and the SHA-256 of {@code "orca-mcp-tools-v1\n"} and the canonical
 * text of {@code {"instructions": ..., "tools": {name: hash}}}; a server without instructions has null there. Neither
 * the order of tools nor that of members counts; everything else does.
 */
public final class ToolListing {
    /** The most characters of all canonical texts together: 4 Mi. */
    public static final int MAX_CHARS = 4 << 20;

    private static final String DOMAIN = "orca-mcp-tools-v1\n";
    private static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(16 << 20)
            .maxJsonDepth(100)
            .maxJsonMembers(1_000_000)
            .build();

    private final List<ListedTool> tools;
    private final @Nullable String instructions;
    private final String hash;

    private ToolListing(List<ListedTool> tools, @Nullable String instructions, String hash) {
        this.tools = tools;
        this.instructions = instructions;
        this.hash = hash;
    }

    /**
     * Hashes a list.
     *
     * @param volatileMembers JSON pointers of members that do not count
     * @throws UnusableListException when a tool has no hash, two have one name or names that differ in case only, or
     *     all is too long to be kept
     */
    public static ToolListing of(List<ObjectNode> tools, @Nullable String instructions, List<String> volatileMembers)
            throws UnusableListException {
        List<JsonPointer> left =
                volatileMembers.stream().map(JsonPointer::compile).toList();
        List<ListedTool> listed = new ArrayList<>(tools.size());
        long chars = instructions == null ? 0 : instructions.length();
        for (ObjectNode tool : tools) {
            ListedTool next = tool(tool, left);
            chars += next.canonical().length();
            if (chars > MAX_CHARS) {
                throw new UnusableListException("the tools are longer than " + MAX_CHARS + " characters together");
            }
            listed.add(next);
        }
        listed.sort(Comparator.comparing(ListedTool::name));
        requireDistinct(listed);
        return new ToolListing(List.copyOf(listed), instructions, hash(listed, instructions));
    }

    private static ListedTool tool(ObjectNode raw, List<JsonPointer> left) throws UnusableListException {
        if (!raw.path("name").isTextual()) {
            throw new UnusableListException("a tool has no name that is a string");
        }
        String name = raw.path("name").textValue();
        Arguments counted = Arguments.ofJson(without(raw, left).toString(), LIMITS);
        try {
            String hash = ToolSchemaHash.ofTool(counted);
            return new ListedTool(name, raw, hash, CanonicalJson.write(counted.value()));
        } catch (OrcaException e) {
            throw new UnusableListException("tool " + Visible.name(name) + " has no hash: "
                    + counted.fault().orElse("it has no canonical form"));
        }
    }

    /** A copy without the members that do not count; the object itself when all do. */
    static ObjectNode without(ObjectNode raw, List<JsonPointer> left) {
        if (left.isEmpty()) {
            return raw;
        }
        ObjectNode copy = raw.deepCopy();
        for (JsonPointer pointer : left) {
            JsonNode parent = copy.at(pointer.head());
            if (parent instanceof ObjectNode object) {
                object.remove(pointer.last().getMatchingProperty());
            }
        }
        return copy;
    }

    private static void requireDistinct(List<ListedTool> tools) throws UnusableListException {
        Set<String> folded = new HashSet<>();
        for (ListedTool tool : tools) {
            if (!folded.add(fold(tool.name()))) {
                throw new UnusableListException(
                        "two tools have the name " + Visible.name(tool.name()) + ", or differ in case only");
            }
        }
    }

    /** Both ways, so that letters which only one of them maps are caught too. */
    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String hash(List<ListedTool> tools, @Nullable String instructions) throws UnusableListException {
        Map<String, String> hashes = new TreeMap<>();
        tools.forEach(tool -> hashes.put(tool.name(), tool.hash()));
        Map<String, @Nullable Object> whole = new HashMap<>();
        whole.put("instructions", instructions);
        whole.put("tools", hashes);
        try {
            return ToolSchemaHash.PREFIX + Digests.sha256Hex((DOMAIN + CanonicalJson.write(whole)).getBytes(UTF_8));
        } catch (OrcaException e) {
            throw new UnusableListException("the instructions of the server are not acceptable text");
        }
    }

    /** Whether both list the same, members that do not count included. */
    public boolean isSame(ToolListing other) {
        return hash.equals(other.hash) && tools.equals(other.tools);
    }

    /** The tools, by name. */
    public List<ListedTool> tools() {
        return tools;
    }

    /** What the server wants the model to read: untrusted. */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructions);
    }

    /** The hash of the list. */
    public String hash() {
        return hash;
    }

    /** The hashes of the tools, by name. */
    public Map<String, String> hashes() {
        Map<String, String> out = new TreeMap<>();
        tools.forEach(tool -> out.put(tool.name(), tool.hash()));
        return out;
    }

    /** The whole list as a document that {@link ListingText} reads back. */
    public String text() {
        StringBuilder out = new StringBuilder("{\"instructions\":")
                .append(CanonicalJson.write(instructions))
                .append(",\"tools\":[");
        for (int i = 0; i < tools.size(); i++) {
            out.append(i == 0 ? "" : ",").append(tools.get(i).canonical());
        }
        return out.append("]}").toString();
    }
}
