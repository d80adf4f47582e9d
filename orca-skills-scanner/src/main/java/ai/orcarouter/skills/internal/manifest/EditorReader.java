/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.SkillFormat;
import java.util.List;
import java.util.Map;

/** Reads what editors load: extensions of VS Code, its tasks, and language servers of plugins. */
final class EditorReader {
    private final ManifestReader reader;
    private final Manifest manifest;
    private final ScanFile file;

    EditorReader(ManifestReader reader, ScanFile file) {
        this.reader = reader;
        this.manifest = reader.manifest();
        this.file = file;
    }

    /** The members of a {@code package.json} that make an extension of it. */
    void extension(Map<?, ?> root) {
        boolean engine = Trees.map(root.get("engines")).containsKey("vscode");
        if (!engine && !root.containsKey("contributes") && !root.containsKey("activationEvents")) {
            return;
        }
        reader.format(SkillFormat.EDITOR_EXTENSION);
        for (String event : Trees.words(root.get("activationEvents"))) {
            if (event.equals("*") || event.equals("onStartupFinished")) {
                manifest.triggers.add(new Manifest.Entry(file.path(), "activationEvents", event));
            }
        }
        new PermissionReader(manifest).proposals(root.get("enabledApiProposals"));
        for (String key : List.of("extensionPack", "extensionDependencies")) {
            for (String other : Trees.words(root.get(key))) {
                manifest.unpinned.add(new Manifest.Entry(file.path(), key, other));
            }
        }
    }

    /** {@code tasks.json}: tasks that run when the folder is opened. */
    void tasks(Map<?, ?> root) {
        for (Object task : Trees.list(root.get("tasks"))) {
            Map<?, ?> item = Trees.map(task);
            if (Trees.text(Trees.map(item.get("runOptions")).get("runOn")).equals("folderOpen")) {
                manifest.hooks.add(new Manifest.Entry(file.path(), "folderOpen", Trees.text(item.get("command"))));
            }
        }
    }

    /** {@code .lsp.json}: language servers, which are started like MCP servers. */
    void languageServers(Map<?, ?> root) {
        Map<?, ?> servers = Trees.map(root.get("lspServers"));
        (servers.isEmpty() ? root : servers).forEach((name, value) -> {
            if (Trees.map(value).containsKey("command")) {
                reader.server(file, name.toString(), Trees.map(value));
            }
        });
    }
}
