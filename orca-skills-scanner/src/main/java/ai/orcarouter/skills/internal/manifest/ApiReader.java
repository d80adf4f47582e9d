/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.SkillFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what describes an HTTP service to a model: {@code ai-plugin.json} and OpenAPI documents. */
final class ApiReader {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int MAX_OPERATIONS = 1_000;

    private final ManifestReader reader;
    private final Manifest manifest;
    private final ScanFile file;

    ApiReader(ManifestReader reader, ScanFile file) {
        this.reader = reader;
        this.manifest = reader.manifest();
        this.file = file;
    }

    /** Whether a document describes a service, by its first characters. */
    static boolean isOpenApi(String name, String text) {
        String start = text.substring(0, Math.min(text.length(), 2_000));
        boolean json = name.endsWith(".json") && (start.contains("\"openapi\"") || start.contains("\"swagger\""));
        boolean yaml = (name.endsWith(".yaml") || name.endsWith(".yml"))
                && (start.startsWith("openapi:")
                        || start.startsWith("swagger:")
                        || start.contains("\nopenapi:")
                        || start.contains("\nswagger:"));
        return json || yaml;
    }

    /** {@code ai-plugin.json}: names and descriptions for people and for the model, address and auth. */
    void plugin(Map<?, ?> root) {
        if (!root.containsKey("api") && !root.containsKey("description_for_model")) {
            return;
        }
        reader.format(SkillFormat.API);
        String name = Trees.text(root.get("name_for_model"));
        if (manifest.name.isEmpty()) {
            manifest.name = name;
            manifest.description = Trees.text(root.get("description_for_human"));
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("description", Trees.text(root.get("description_for_model")));
        told.put("title", Trees.text(root.get("name_for_human")));
        told.put("summary", Trees.text(root.get("description_for_human")));
        ModelTexts.add(file.path(), "plugin", name.isEmpty() ? "plugin" : name, told, manifest);
        endpoint(Trees.text(Trees.map(root.get("api")).get("url")));
        Map<?, ?> auth = Trees.map(root.get("auth"));
        for (String key : List.of("client_url", "authorization_url")) {
            endpoint(Trees.text(auth.get(key)));
        }
    }

    /** An OpenAPI document: its servers, and what it says of each operation. */
    void openApi(Map<?, ?> root) {
        if (!root.containsKey("openapi") && !root.containsKey("swagger")) {
            return;
        }
        reader.format(SkillFormat.API);
        Map<?, ?> info = Trees.map(root.get("info"));
        if (manifest.name.isEmpty()) {
            manifest.name = Trees.text(info.get("title"));
            manifest.description = Trees.text(info.get("description"));
            manifest.version = Trees.text(info.get("version"));
        }
        for (Object server : Trees.list(root.get("servers"))) {
            endpoint(Trees.text(Trees.map(server).get("url")));
        }
        String host = Trees.text(root.get("host"));
        if (!host.isEmpty()) {
            boolean secure = Trees.list(root.get("schemes")).contains("https")
                    || Trees.list(root.get("schemes")).isEmpty();
            endpoint((secure ? "https://" : "http://") + host + Trees.text(root.get("basePath")));
        }
        int[] count = new int[1];
        Trees.map(root.get("paths"))
                .forEach((path, methods) -> Trees.map(methods).forEach((method, operation) -> {
                    if (METHODS.contains(method.toString()) && count[0]++ >= MAX_OPERATIONS) {
                        manifest.lose(file.path(), "document", "more than " + MAX_OPERATIONS + " operations");
                    } else if (METHODS.contains(method.toString())) {
                        Map<?, ?> members = Trees.map(operation);
                        String id = Trees.text(members.get("operationId"));
                        String name = id.isEmpty() ? method + " " + path : id;
                        ModelTexts.add(file.path(), "operation", name, members, manifest);
                    }
                }));
    }

    private void endpoint(String url) {
        if (!url.isEmpty()) {
            reader.homepage(url);
            manifest.servers.add(new McpServer(manifest.name, "", List.of(), Map.of(), url));
        }
    }
}
