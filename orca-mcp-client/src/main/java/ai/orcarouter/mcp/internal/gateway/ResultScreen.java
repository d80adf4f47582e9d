/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.spi.TextScreen;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Screens every text in a tool's result before a model reads it (SEMANTICS 3.5): each text on its own, and the names of
 * members, which a server chooses too, together. Only the bytes of images, sounds and files are no text. Used by one
 * thread for one result.
 */
final class ResultScreen {
    /** The most texts that are screened: 10,000; a result with more is withheld. */
    static final int MAX_TEXTS = 10_000;

    private final TextScreen screen;
    private final String origin;
    private final @Nullable String run;
    private final Set<String> names = new LinkedHashSet<>();
    private int texts;
    private boolean withheld;

    private ResultScreen(TextScreen screen, String origin, @Nullable String run) {
        this.screen = screen;
        this.origin = origin;
        this.run = run;
    }

    /**
     * Screens {@code result} and rewrites in it what the screen rewrites.
     *
     * @param origin canonical name of the tool
     * @return whether the result may be handed on; if not, it is half rewritten and of no use
     */
    static boolean passes(TextScreen screen, String origin, @Nullable String run, ObjectNode result) {
        ResultScreen pass = new ResultScreen(screen, origin, run);
        pass.object(result);
        if (!pass.withheld && !pass.names.isEmpty()) {
            String joined = String.join("\n", pass.names);
            pass.withheld = !joined.equals(pass.screened(joined));
        }
        return !pass.withheld;
    }

    /** What becomes of one text; null when it is withheld. */
    static @Nullable String text(TextScreen screen, String origin, @Nullable String run, String text) {
        return new ResultScreen(screen, origin, run).screened(text);
    }

    private void object(ObjectNode object) {
        String type = object.path("type").asText("");
        List<Map.Entry<String, JsonNode>> members = List.copyOf(object.properties());
        for (Map.Entry<String, JsonNode> member : members) {
            if (withheld) {
                return;
            }
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (!isKnown(name)) {
                names.add(name);
            }
            if (value instanceof TextNode) {
                if (!isKind(name, value.textValue()) && !isBytes(type, name, object)) {
                    object.put(name, rewritten(value.textValue()));
                }
            } else {
                inner(value);
            }
        }
    }

    private void array(ArrayNode array) {
        for (int i = 0; i < array.size() && !withheld; i++) {
            if (array.get(i) instanceof TextNode text) {
                array.set(i, rewritten(text.textValue()));
            } else {
                inner(array.get(i));
            }
        }
    }

    private void inner(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object(object);
        } else if (value instanceof ArrayNode array) {
            array(array);
        }
    }

    private String rewritten(String text) {
        String out = screened(text);
        withheld |= out == null;
        return out == null ? "" : out;
    }

    private @Nullable String screened(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (++texts > MAX_TEXTS) {
            return null;
        }
        try {
            TextScreen.Result result = screen.screen(TextScreen.Stage.TOOL_RESULT, origin, text, run);
            return result == null ? null : result.textOrNull();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Members of the protocol whose names say nothing. */
    private static boolean isKnown(String name) {
        return switch (name) {
            case "content",
                    "structuredContent",
                    "isError",
                    "type",
                    "text",
                    "data",
                    "mimeType",
                    "resource",
                    "uri",
                    "blob",
                    "annotations",
                    "_meta" -> true;
            default -> false;
        };
    }

    /** Whether the text is one of the words that tell kinds of content apart. */
    private static boolean isKind(String name, String text) {
        return name.equals("type")
                && switch (text) {
                    case "text", "image", "audio", "resource", "resource_link" -> true;
                    default -> false;
                };
    }

    /** Whether the text is Base64 that no model reads as text. */
    private static boolean isBytes(String type, String name, ObjectNode holder) {
        return switch (name) {
            case "data" -> (type.equals("image") || type.equals("audio")) && isBase64(holder.path(name));
            case "blob" -> holder.has("uri") && isBase64(holder.path(name));
            default -> false;
        };
    }

    private static boolean isBase64(JsonNode value) {
        String text = value.textValue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && "+/=-_\r\n".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
