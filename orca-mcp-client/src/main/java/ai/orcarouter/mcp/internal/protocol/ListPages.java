/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.ToolList.LeftOut;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the pages of one list, up to the limits. Not thread-safe. */
final class ListPages {
    private final WireLimits limits;
    private final ListKind kind;
    private final List<ObjectNode> items = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();
    private long bytes;
    private int pages;
    private @Nullable Duration ttl;
    private @Nullable String instructions;

    ListPages(WireLimits limits, ListKind kind) {
        this.limits = limits;
        this.kind = kind;
    }

    /** Takes a page; the cursor of the next one, or null when it was the last. */
    @Nullable
    String add(ObjectNode page, int length) throws UpstreamException {
        bytes += length;
        pages++;
        JsonNode listed = page.path(kind.member());
        if (!listed.isArray()) {
            throw broken("a list without " + kind.plural());
        }
        for (JsonNode item : listed) {
            if (!(item instanceof ObjectNode object)
                    || !object.path(kind.identity()).isTextual()) {
                throw broken("a list of " + kind.plural() + " with one that is no object with a " + kind.identity());
            }
            items.add(object);
        }
        if (bytes > limits.listBytes() || items.size() > limits.tools()) {
            throw broken("a list of " + kind.plural() + " that is longer than allowed");
        }
        JsonNode said = page.path("instructions");
        instructions = said.isTextual() ? said.textValue() : instructions;
        shorten(page.path("ttlMs"));
        JsonNode next = page.path("nextCursor");
        if (next.isMissingNode() || next.isNull() || next.asText().isEmpty()) {
            return null;
        }
        if (!next.isTextual() || !cursors.add(next.textValue())) {
            throw broken("a list of " + kind.plural() + " whose pages repeat");
        }
        if (pages >= limits.pages()) {
            throw broken("a list of " + kind.plural() + " with more pages than allowed");
        }
        return next.textValue();
    }

    private void shorten(JsonNode millis) {
        if (millis.isIntegralNumber() && millis.canConvertToLong() && millis.longValue() >= 0) {
            Duration said = Duration.ofMillis(millis.longValue());
            ttl = ttl == null || said.compareTo(ttl) < 0 ? said : ttl;
        }
    }

    private static UpstreamException broken(String what) {
        return UpstreamException.sent(Kind.PROTOCOL, what);
    }

    /** What a list itself says of the server, which only servers of this process do. */
    @Nullable
    String instructions() {
        return instructions;
    }

    /** All that was listed, in the server's order. */
    List<ObjectNode> items() {
        return items;
    }

    /**
     * The list, as one of tools.
     *
     * @param strict whether a tool with an invalid {@code x-mcp-header} is left out
     */
    ToolList list(@Nullable String instructionsOrNull, boolean strict) {
        if (!strict) {
            return new ToolList(items, List.of(), instructionsOrNull, ttl);
        }
        List<ObjectNode> usable = new ArrayList<>(items.size());
        List<LeftOut> leftOut = new ArrayList<>();
        for (ObjectNode tool : items) {
            try {
                ParamHeaders.of(tool);
                usable.add(tool);
            } catch (ParamHeaders.InvalidException e) {
                leftOut.add(new LeftOut(tool, String.valueOf(e.getMessage())));
            }
        }
        return new ToolList(usable, leftOut, instructionsOrNull, ttl);
    }
}
