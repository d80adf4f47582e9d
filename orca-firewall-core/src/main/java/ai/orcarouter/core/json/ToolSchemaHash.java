/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hash by which a tool definition, or all that a server offers, is recognised later (SEMANTICS 1.4, 8.3). Whoever
 * pins tools shares this one, so that a pin made here can be checked there.
 *
 * <p><b>What is hashed.</b> The tool objects as they came over the wire, with every member: {@code description},
 * schemas, {@code annotations}, {@code icons}, {@code _meta} and those that nobody knows yet. No member is left out,
 * trimmed, lower-cased or normalised, so any change of meaning anywhere changes the hash; the order of members, white
 * space, escapes and the spelling of numbers mean nothing in JSON and change nothing.
 *
 * <ul>
 *   <li>A tool: {@code "v1:"} and 64 lower-case hexadecimal digits of the SHA-256 of the object's canonical text
 *       {@code orca-jcs-v1} (see {@link CanonicalJson}) in UTF-8, without a byte order mark or a final line feed.
 *   <li>A list: the same of an array of the whole tool objects, in order of the UTF-16 code units of their names. The
 *       empty list is {@code []}. The order in which a server lists its tools, and how it parts them into pages,
 *       changes nothing. The array is that of the tools alone: instructions, cursors and all else around it are not
 *       part of it.
 * </ul>
 *
 * <p>{@code {"name":"add","inputSchema":{"type":"object"}}} is hashed as
 * {@code {"inputSchema":{"type":"object"},"name":"add"}}, a list of that tool alone as {@code [{...}]}.
 *
 * <p><b>What has no hash.</b> A tool must be an object whose {@code name} is a string, and names of a list differ;
 * names that differ in case only are different. What is no acceptable JSON in the sense of {@link Arguments#fault()}, a
 * member twice in an object at any depth for instance, has none either: two readers may see different tools in it.
 * Texts are read up to 16 MiB, 100 levels and 1,000,000 members and elements; {@link Arguments} bring their own limits.
 *
 * <p>Every method throws an {@link OrcaException} with {@link ErrorCode#INVALID_TOOL_SCHEMA} for such input; its
 * message repeats at most names. Stateless and thread-safe; linear in the input but for sorting.
 */
public final class ToolSchemaHash {
    /** What every hash of this recipe starts with, its colon included. */
    public static final String PREFIX = "v1:";

    private static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(16 << 20)
            .maxJsonDepth(100)
            .maxJsonMembers(1_000_000)
            .build();
    private static final String NAME = "name";

    private ToolSchemaHash() {}

    /** The hash of one tool, given as JSON text. */
    public static String ofTool(String json) {
        return ofTool(Arguments.ofJson(json, LIMITS));
    }

    /** The hash of one tool, given as JSON text in UTF-8. */
    public static String ofTool(byte[] utf8) {
        return ofTool(Arguments.wrapUtf8(utf8, LIMITS));
    }

    /** The hash of one tool, given by its members; see {@link Arguments#ofValue(Object)} for the values. */
    public static String ofTool(Map<String, ?> tool) {
        return ofTool(Arguments.of(tool, LIMITS));
    }

    /** The hash of one tool. */
    public static String ofTool(Arguments tool) {
        return hash(tool(read(tool, "tool"), "tool"));
    }

    /** The hash of a server's tools, given as the JSON text of an array. */
    public static String ofList(String json) {
        return ofList(Arguments.ofJson(json, LIMITS));
    }

    /** The hash of a server's tools, given as the JSON text of an array in UTF-8. */
    public static String ofList(byte[] utf8) {
        return ofList(Arguments.wrapUtf8(utf8, LIMITS));
    }

    /** The hash of a server's tools, each given by its members. */
    public static String ofList(List<? extends Map<String, ?>> tools) {
        return ofList(Arguments.ofValue(tools, LIMITS));
    }

    /** The hash of a server's tools, given as one array. */
    public static String ofList(Arguments tools) {
        if (!(read(tools, "tool list") instanceof JsonArray array)) {
            throw refused("a tool list is no array");
        }
        return ofObjects(array);
    }

    /** The hash of a server's tools, read one by one, as from several pages. */
    public static String ofTools(Collection<Arguments> tools) {
        List<@Nullable Object> values = new ArrayList<>(tools.size());
        for (Arguments tool : tools) {
            values.add(read(tool, "tool " + values.size()));
        }
        return ofObjects(values);
    }

    private static String ofObjects(List<?> tools) {
        JsonObject[] sorted = new JsonObject[tools.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = tool(tools.get(i), "tool " + i);
        }
        Arrays.sort(sorted, Comparator.comparing(ToolSchemaHash::name));
        for (int i = 1; i < sorted.length; i++) {
            if (name(sorted[i]).equals(name(sorted[i - 1]))) {
                StringBuilder twice = new StringBuilder("two tools of one name, ");
                FaultPlace.append(name(sorted[i]), twice);
                throw refused(twice.toString());
            }
        }
        return hash(new JsonArray(sorted));
    }

    private static @Nullable Object read(Arguments arguments, String what) {
        try {
            return arguments.value();
        } catch (OrcaException faulty) {
            throw refused(what + " is not acceptable JSON: " + arguments.fault().orElse("it changed"));
        }
    }

    private static JsonObject tool(@Nullable Object value, String what) {
        if (!(value instanceof JsonObject object)) {
            throw refused(what + " is no object");
        }
        if (!(object.get(NAME) instanceof String)) {
            throw refused(what + " has no name that is a string");
        }
        return object;
    }

    private static String name(JsonObject tool) {
        return (String) Objects.requireNonNull(tool.get(NAME));
    }

    private static String hash(Object tree) {
        return PREFIX + Sha256.hex(JsonWriter.write(tree, true));
    }

    private static OrcaException refused(String why) {
        return new OrcaException(ErrorCode.INVALID_TOOL_SCHEMA, why);
    }
}
