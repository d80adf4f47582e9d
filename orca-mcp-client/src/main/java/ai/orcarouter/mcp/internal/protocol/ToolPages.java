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

/** Collects the pages of one tool list, up to the limits. Not thread-safe. */
final class ToolPages {
    private final WireLimits limits;
    private final List<ObjectNode> tools = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();
    private long bytes;
    private int pages;
    private @Nullable Duration ttl;
    private @Nullable String instructions;

    ToolPages(WireLimits limits) {
        this.limits = limits;
    }

    /** Takes a page; the cursor of the next one, or null when it was the last. */
    @Nullable
    String add(ObjectNode page, int length) throws UpstreamException {
        bytes += length;
        pages++;
        if (!page.path("tools").isArray()) {
            throw broken("a list without tools");
        }
        for (JsonNode tool : page.path("tools")) {
            if (!(tool instanceof ObjectNode object) || !object.path("name").isTextual()) {
                throw broken("a tool that is no object with a name");
            }
            tools.add(object);
        }
        if (bytes > limits.listBytes() || tools.size() > limits.tools()) {
            throw broken("a list of tools that is longer than allowed");
        }
        JsonNode said = page.path("instructions");
        instructions = said.isTextual() ? said.textValue() : instructions;
        shorten(page.path("ttlMs"));
        JsonNode next = page.path("nextCursor");
        if (next.isMissingNode() || next.isNull() || next.asText().isEmpty()) {
            return null;
        }
        if (!next.isTextual() || !cursors.add(next.textValue())) {
            throw broken("a list of tools whose pages repeat");
        }
        if (pages >= limits.pages()) {
            throw broken("a list of tools with more pages than allowed");
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

    /**
     * The list.
     *
     * @param strict whether a tool with an invalid {@code x-mcp-header} is left out
     */
    ToolList list(@Nullable String instructionsOrNull, boolean strict) {
        if (!strict) {
            return new ToolList(tools, List.of(), instructionsOrNull, ttl);
        }
        List<ObjectNode> usable = new ArrayList<>(tools.size());
        List<LeftOut> leftOut = new ArrayList<>();
        for (ObjectNode tool : tools) {
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
