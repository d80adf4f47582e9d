/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.skills.internal.flow.ToolDocs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what MCP servers list, live or in a file: tools, prompts, resources with their schemas and annotations. */
final class ModelTexts {
    private static final int MAX = 2_000;
    private static final int DIGEST = 16;

    /** The document was read within bounds of its own; whatever was read has a digest. */
    private static final Limits WIDE = Limits.defaults().toBuilder()
            .maxJsonBytes(128 << 20)
            .maxJsonDepth(1_000)
            .maxJsonMembers(Integer.MAX_VALUE)
            .build();

    private static final Set<String> SHOWN = Set.of("description", "title", "desc", "summary", "text", "instructions");
    private static final Set<String> GIVEN = Set.of("default", "const", "enum", "examples", "example");

    private final List<String> texts = new ArrayList<>();
    private final List<String> presets = new ArrayList<>();

    private ModelTexts() {}

    /** Whether a JSON text may hold such a list; cheaper than reading it. */
    static boolean mayHold(String json) {
        return json.contains("\"inputSchema\"")
                || json.contains("\"tools\"")
                || json.contains("\"prompts\"")
                || json.contains("\"resources\"")
                || json.contains("\"resourceTemplates\"")
                || json.contains("\"arguments\"");
    }

    /** Adds what is listed: in an answer of a server, in its result alone, or in a bare list of tools. */
    static void read(String file, @Nullable Object root, Manifest into) {
        if (root instanceof List<?> tools) {
            tools.forEach(each -> add(file, "tool", each, into));
            return;
        }
        Map<?, ?> members = Trees.map(root);
        Map<?, ?> result = Trees.map(members.get("result"));
        Map<?, ?> lists = result.isEmpty() ? members : result;
        Trees.list(lists.get("tools")).forEach(each -> add(file, "tool", each, into));
        Trees.list(lists.get("prompts")).forEach(each -> add(file, "prompt", each, into));
        Trees.list(lists.get("resources")).forEach(each -> add(file, "resource", each, into));
        Trees.list(lists.get("resourceTemplates")).forEach(each -> add(file, "resource", each, into));
    }

    private static void add(String file, String kind, @Nullable Object value, Manifest into) {
        Map<?, ?> item = Trees.map(value);
        String name = Trees.text(item.get("name"));
        if (!name.isEmpty()) {
            add(file, kind, name, item, into);
            if (kind.equals("tool")) {
                into.offeredTools.add(name);
            }
        }
    }

    /** Adds one thing with all its texts. */
    static void add(String file, String kind, String name, Map<?, ?> item, Manifest into) {
        if (into.modelTexts.size() >= MAX) {
            into.lose(file, "list", "more than " + MAX + " tools and the like in the package");
            return;
        }
        ModelTexts found = new ModelTexts();
        String description = Trees.text(item.get("description"));
        item.forEach((key, member) -> {
            if (!key.equals("description")) {
                found.walk(key.toString(), member);
            }
        });
        if (found.texts.size() + found.presets.size() >= MAX) {
            into.lose(file, "list", "more than " + MAX + " texts in " + name);
        }
        Map<?, ?> annotations = Trees.map(item.get("annotations"));
        into.modelTexts.add(new ModelText(
                file,
                kind,
                name,
                description,
                found.texts,
                found.presets,
                Boolean.TRUE.equals(annotations.get("readOnlyHint")),
                Boolean.FALSE.equals(annotations.get("destructiveHint")),
                digest(item)));
    }

    /** Adds what a server's code documents. */
    static void documented(String file, ToolDocs.Doc doc, Manifest into) {
        if (into.modelTexts.size() >= MAX) {
            into.lose(file, "documentation", "more than " + MAX + " tools and the like in the package");
            return;
        }
        Map<String, Object> item = Map.of("name", doc.name(), "description", doc.description(), "texts", doc.texts());
        into.modelTexts.add(new ModelText(
                file, doc.kind(), doc.name(), doc.description(), doc.texts(), List.of(), false, false, digest(item)));
        if (doc.kind().equals("tool")) {
            into.offeredTools.add(doc.name());
        }
    }

    private static String digest(Map<?, ?> item) {
        return Arguments.ofValue(item, WIDE).sha256().substring(0, DIGEST);
    }

    private void walk(String key, @Nullable Object value) {
        if (texts.size() + presets.size() >= MAX) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> walk(GIVEN.contains(key) ? key : name.toString(), member));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> walk(key, item));
        } else if (value instanceof String text && !text.isBlank()) {
            if (GIVEN.contains(key)) {
                presets.add(text);
            } else if (SHOWN.contains(key)) {
                texts.add(text);
            }
        }
    }
}
