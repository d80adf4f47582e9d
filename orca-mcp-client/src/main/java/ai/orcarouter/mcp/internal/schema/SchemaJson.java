/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.mcp.internal.schema.SchemaState.Approved;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stored form of {@link SchemaState}. */
public final class SchemaJson {
    private SchemaJson() {}

    /** Writes a state. */
    public static String write(SchemaState state) {
        Map<String, Object> out = new HashMap<>();
        out.put("status", state.status().wire());
        out.put("since", state.since().toString());
        out.put("target", state.target());
        out.put("observed", state.observedHash());
        state.approved()
                .ifPresent(approved -> out.put(
                        "approved",
                        Map.of(
                                "hash",
                                approved.hash(),
                                "tools",
                                approved.tools(),
                                "by",
                                approved.by(),
                                "time",
                                approved.time().toString())));
        out.put(
                "findings",
                state.findings().stream()
                        .map(finding -> Map.of(
                                "tool", finding.tool(),
                                "rule", finding.rule(),
                                "level", finding.level().name().toLowerCase(Locale.ROOT),
                                "evidence", finding.evidence()))
                        .toList());
        if (!state.surface().equals(SurfaceState.unseen())) {
            out.put("surface", surface(state.surface()));
        }
        return CanonicalJson.write(out);
    }

    private static Map<String, Object> surface(SurfaceState surface) {
        Instant since = surface.changedSinceOrNull();
        return Map.of(
                "approved",
                surface.approvedHash(),
                "items",
                surface.items(),
                "observed",
                surface.observedHash(),
                "by",
                surface.by(),
                "changed_since",
                since == null ? "" : since.toString());
    }

    /** Reads a state; empty when the document is damaged, which closes the server. */
    public static Optional<SchemaState> read(String json) {
        Arguments read = Arguments.ofJson(json, ListingText.LIMITS);
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> whole)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SchemaState(
                    SchemaStatus.valueOf(text(whole, "status").toUpperCase(Locale.ROOT)),
                    Instant.parse(text(whole, "since")),
                    text(whole, "target"),
                    approved(whole.get("approved")),
                    text(whole, "observed"),
                    findings(whole.get("findings")),
                    surface(whole.get("surface"))));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static @Nullable Approved approved(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map) || !(map.get("tools") instanceof Map<?, ?> tools)) {
            throw new IllegalArgumentException("no approved list");
        }
        return new Approved(text(map, "hash"), hashes(tools), text(map, "by"), Instant.parse(text(map, "time")));
    }

    private static Map<String, String> hashes(Map<?, ?> map) {
        Map<String, String> hashes = new TreeMap<>();
        map.forEach((name, hash) -> hashes.put(String.valueOf(name), String.valueOf(hash)));
        return hashes;
    }

    private static SurfaceState surface(@Nullable Object value) {
        if (value == null) {
            return SurfaceState.unseen();
        }
        if (!(value instanceof Map<?, ?> map) || !(map.get("items") instanceof Map<?, ?> items)) {
            throw new IllegalArgumentException("no surface");
        }
        String since = text(map, "changed_since");
        return new SurfaceState(
                text(map, "approved"),
                hashes(items),
                text(map, "observed"),
                text(map, "by"),
                since.isEmpty() ? null : Instant.parse(since));
    }

    private static List<ServerFinding> findings(@Nullable Object value) {
        List<ServerFinding> out = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Level level = Level.valueOf(text(map, "level").toUpperCase(Locale.ROOT));
                    out.add(new ServerFinding(text(map, "tool"), text(map, "rule"), level, text(map, "evidence")));
                }
            }
        }
        return out;
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + name);
    }
}
