/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.UrlResult;
import ai.orcarouter.skills.internal.flow.ToolDocs;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.SkillFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the manifests of a package and reads what they say. */
public final class ManifestReader {
    private static final int MAX_DEPTH = 12;
    private static final Set<String> ALIASES = Set.of("openclaw", "clawdbot", "clawdis");

    private final Manifest manifest = new Manifest();
    private final PermissionReader permissions = new PermissionReader(manifest);

    private ManifestReader() {}

    /** Reads all manifests of a package. */
    public static Manifest read(List<ScanFile> files) {
        ManifestReader reader = new ManifestReader();
        for (ScanFile file : files) {
            reader.file(file);
            ToolDocs.of(file, reader::cut).forEach(doc -> ModelTexts.documented(file.path(), doc, reader.manifest));
        }
        // What a program is packed in says less about the whole than any other manifest.
        files.forEach(reader::project);
        return reader.manifest;
    }

    private void cut(ScanFile file) {
        manifest.lose(file.path(), "documentation", "more code around tools than is looked at");
    }

    private void file(ScanFile file) {
        String path = file.path().toLowerCase(Locale.ROOT);
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (name) {
            case "skill.md" -> skill(file, path.equals("skill.md"));
            case "plugin.json", "marketplace.json" -> plugin(file, path.contains(".claude-plugin/"));
            case "server.json" -> new RegistryReader(this, file).mcp(json(file));
            case "server.yaml", "server.yml" -> new RegistryReader(this, file).docker(yaml(file));
            case "ai-plugin.json" -> new ApiReader(this, file).plugin(json(file));
            case ".lsp.json" -> new EditorReader(this, file).languageServers(json(file));
            case ".mcp.json", "mcp.json", "claude_desktop_config.json", "mcp_config.json" -> config(file, json(file));
            case "settings.json", "settings.local.json", "hooks.json" -> settings(file, json(file));
            case "manifest.json" -> bundle(file, json(file));
            case "skill.json" -> product(file, json(file));
            case "tasks.json" -> new EditorReader(this, file).tasks(json(file));
            case "config.toml" -> {
                if (file.raw().contains("mcp_servers")) {
                    codex(file);
                }
            }
            case "package.json",
                    "pyproject.toml",
                    "setup.py",
                    "setup.cfg",
                    "requirements.txt",
                    "cargo.toml",
                    "go.mod",
                    "gemfile" -> format(SkillFormat.PACKAGE);
            default -> other(file, path, name);
        }
    }

    private void project(ScanFile file) {
        String path = file.path().toLowerCase(Locale.ROOT);
        ProjectReader project = new ProjectReader(this, file);
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (name) {
            case "package.json" -> {
                Map<?, ?> root = json(file);
                new EditorReader(this, file).extension(root);
                project.npm(root);
            }
            case "pyproject.toml" -> project.python();
            case "cargo.toml" -> project.cargo();
            case "requirements.txt" -> project.requirements();
            case "go.mod" -> project.module();
            case "setup.py" -> project.setup();
            default -> {
                if (new BuildReader(this, project, file).read(name)) {
                    format(SkillFormat.PACKAGE);
                }
            }
        }
    }

    /** The settings of a client that are written in TOML. */
    private void codex(ScanFile file) {
        Trees.Read read = Toml.read(file.raw());
        manifest.note(file.path(), "toml", read);
        config(file, Map.of("mcpServers", Trees.map(read.members().get("mcp_servers"))));
    }

    private void other(ScanFile file, String path, String name) {
        if (ApiReader.isOpenApi(name, file.raw())) {
            boolean json = name.endsWith(".json");
            new ApiReader(this, file).openApi(json ? json(file) : yaml(file));
        } else if (name.endsWith(".json") && ModelTexts.mayHold(file.raw())) {
            Trees.Read read = Trees.json(file.raw());
            manifest.note(file.path(), "json", read);
            ModelTexts.read(file.path(), read.value(), manifest);
        } else if (path.startsWith("commands/") || path.startsWith("agents/")) {
            document(file, FrontMatter.read(file.raw()));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    private Map<?, ?> json(ScanFile file) {
        Trees.Read read = Trees.json(file.raw());
        manifest.note(file.path(), "json", read);
        return read.members();
    }

    private Map<?, ?> yaml(ScanFile file) {
        Trees.Read read = Trees.yaml(file.raw());
        manifest.note(file.path(), "yaml", read);
        return read.members();
    }

    /** The strictest known format wins over a weaker one that was met before it. */
    void format(SkillFormat format) {
        if (format.compareTo(manifest.format) < 0) {
            manifest.format = format;
        }
    }

    private void skill(ScanFile file, boolean root) {
        format(SkillFormat.SKILL);
        Trees.Read read = FrontMatter.read(file.raw());
        if (root || manifest.name.isEmpty()) {
            manifest.name = Trees.text(read.members().get("name"));
            manifest.description = Trees.text(read.members().get("description"));
            Map<?, ?> metadata = Trees.map(read.members().get("metadata"));
            String version = Trees.text(read.members().get("version"));
            manifest.version = version.isEmpty() ? Trees.text(metadata.get("version")) : version;
        }
        document(file, read);
    }

    private void document(ScanFile file, Trees.Read read) {
        manifest.note(file.path(), "front matter", read);
        Map<?, ?> members = read.members();
        for (String key : List.of("allowed-tools", "allowed_tools", "tools")) {
            if (members.containsKey(key)) {
                allow(Trees.words(members.get(key)));
            }
        }
        permissions.declared(members);
        homepage(members.get("homepage"));
        hooks(file, members.get("hooks"));
        says(file, members);
        Object metadata = members.get("metadata");
        Map<?, ?> tree = metadata instanceof String text ? metadata(file, text) : Trees.map(metadata);
        for (String alias : ALIASES) {
            openclaw(file, Trees.map(tree.get(alias)));
        }
    }

    private Map<?, ?> metadata(ScanFile file, String text) {
        Trees.Read read = Trees.json(text);
        if (text.startsWith("{")) {
            manifest.note(file.path(), "metadata", read);
        }
        return read.members();
    }

    /** What every manifest may say: words, the tools that it uses, and the scopes that it asks for (REFERENCE 6.1). */
    private void says(ScanFile file, Map<?, ?> members) {
        for (String key : List.of("description", "system_prompt", "system-prompt")) {
            String text = Trees.text(members.get(key));
            if (!text.isEmpty()) {
                manifest.texts.add(new Manifest.Entry(file.path(), key, text));
            }
        }
        for (String key : List.of("tools_used", "tools-used")) {
            manifest.usedTools.addAll(Trees.words(members.get(key)));
        }
        scopes(members.get("scopes"));
    }

    /** The manifest of a skill as one JSON object. */
    private void product(ScanFile file, Map<?, ?> root) {
        named(root);
        homepage(root.get("homepage"));
        permissions.declared(root);
        if (root.containsKey("allowed_tools")) {
            allow(Trees.words(root.get("allowed_tools")));
        }
        says(file, root);
    }

    private static boolean isProduct(Map<?, ?> root) {
        return root.get("scopes") instanceof Map
                || root.containsKey("allowed_tools")
                || root.containsKey("tools_used")
                || root.containsKey("system_prompt");
    }

    private void allow(List<String> tools) {
        Set<String> all = manifest.allowedTools == null ? new TreeSet<>() : manifest.allowedTools;
        all.addAll(tools);
        manifest.allowedTools = all;
    }

    private void scopes(@Nullable Object value) {
        Trees.map(value).forEach((key, scope) -> manifest.scopes.put(key.toString(), scope));
        if (manifest.scopes.containsKey("network")) {
            manifest.onlyHosts = true;
            Trees.words(manifest.scopes.get("network"))
                    .forEach(host -> manifest.hosts.add(host.toLowerCase(Locale.ROOT)));
        }
        for (Object root : Trees.list(manifest.scopes.get("filesystem"))) {
            String path = root instanceof String text
                    ? text
                    : Trees.text(Trees.map(root).get("path"));
            if (!path.isEmpty()) {
                manifest.paths.add(path);
            }
        }
    }

    private void openclaw(ScanFile file, Map<?, ?> metadata) {
        Map<?, ?> requires = Trees.map(metadata.get("requires"));
        manifest.bins.addAll(Trees.words(requires.get("bins")));
        manifest.bins.addAll(Trees.words(requires.get("anyBins")));
        manifest.env.addAll(Trees.words(requires.get("env")));
        manifest.always |= Boolean.TRUE.equals(metadata.get("always"));
        homepage(metadata.get("homepage"));
        for (Object step : Trees.list(metadata.get("install"))) {
            Map<?, ?> install = Trees.map(step);
            manifest.bins.addAll(Trees.words(install.get("bins")));
            String command = Trees.text(install.get("command"));
            if (!command.isEmpty()) {
                manifest.lifecycle.add(new Manifest.Entry(file.path(), "setup", command));
            }
            String url = Trees.text(install.get("url"));
            homepage(install.get("url"));
            if (!url.isEmpty() && Trees.text(install.get("sha256")).isEmpty()) {
                manifest.unpinned.add(new Manifest.Entry(file.path(), "install.url", url));
            }
        }
    }

    void homepage(@Nullable Object value) {
        String url = value instanceof Map<?, ?> map ? Trees.text(map.get("url")) : Trees.text(value);
        if (manifest.homepage.isEmpty()) {
            manifest.homepage = url;
        }
        String trimmed = url.startsWith("git+") ? url.substring(4) : url;
        if (trimmed.startsWith("http") && CanonicalUrl.parse(trimmed) instanceof UrlResult.Accepted parsed) {
            manifest.hosts.add(parsed.url().host().text());
        }
    }

    private void plugin(ScanFile file, boolean claude) {
        if (!claude) {
            return;
        }
        format(SkillFormat.CLAUDE_PLUGIN);
        Map<?, ?> root = json(file);
        named(root);
        homepage(root.get("homepage"));
        homepage(root.get("repository"));
        permissions.declared(root);
        hooks(file, root.get("hooks"));
        says(file, root);
        config(file, root);
        for (Object entry : Trees.list(root.get("plugins"))) {
            Map<?, ?> source = Trees.map(Trees.map(entry).get("source"));
            String url = Trees.text(source.get("url")) + Trees.text(source.get("repo"));
            if (!url.isEmpty() && Trees.text(source.get("sha")).isEmpty()) {
                manifest.unpinned.add(new Manifest.Entry(file.path(), "plugins.source", url));
            }
        }
    }

    void named(Map<?, ?> root) {
        if (manifest.name.isEmpty()) {
            manifest.name = Trees.text(root.get("name"));
            manifest.description = Trees.text(root.get("description"));
            manifest.version = Trees.text(root.get("version"));
        }
    }

    private void config(ScanFile file, Map<?, ?> root) {
        Map<?, ?> servers = Trees.map(root.get("mcpServers"));
        if (servers.isEmpty()) {
            servers = Trees.map(root.get("servers"));
        }
        if (servers.isEmpty()) {
            return;
        }
        format(SkillFormat.MCP_CONFIG);
        servers.forEach((name, value) -> server(file, name.toString(), Trees.map(value)));
    }

    void server(ScanFile file, String name, Map<?, ?> server) {
        Map<String, String> env = new java.util.TreeMap<>();
        Trees.map(server.get("env")).forEach((key, value) -> env.put(key.toString(), Trees.text(value)));
        manifest.env.addAll(env.keySet());
        manifest.servers.add(new McpServer(
                name,
                Trees.text(server.get("command")),
                Trees.list(server.get("args")).stream().map(Trees::text).toList(),
                env,
                Trees.text(server.get("url"))));
        for (String flag : List.of("autoApprove", "alwaysAllow", "trust", "autoAccept")) {
            Object value = server.get(flag);
            if (Boolean.TRUE.equals(value) || !Trees.list(value).isEmpty()) {
                manifest.flags.add(new Manifest.Entry(file.path(), name + "." + flag, String.valueOf(value)));
            }
        }
    }

    private void settings(ScanFile file, Map<?, ?> root) {
        hooks(file, root.get("hooks"));
        config(file, root);
        Map<?, ?> permissions = Trees.map(root.get("permissions"));
        String mode = Trees.text(permissions.get("defaultMode"));
        if (mode.equals("bypassPermissions") || mode.equals("dontAsk")) {
            manifest.flags.add(new Manifest.Entry(file.path(), "permissions.defaultMode", mode));
        }
        this.permissions.allowed(permissions.get("allow"));
        for (String tool : Trees.words(permissions.get("allow"))) {
            if (tool.equals("*") || tool.equals("Bash") || tool.equals("Bash(*)")) {
                manifest.flags.add(new Manifest.Entry(file.path(), "permissions.allow", tool));
            }
        }
        if (Boolean.TRUE.equals(root.get("enableAllProjectMcpServers"))) {
            manifest.flags.add(new Manifest.Entry(file.path(), "enableAllProjectMcpServers", "true"));
        }
        String base = Trees.text(Trees.map(root.get("env")).get("ANTHROPIC_BASE_URL"));
        if (!base.isEmpty()) {
            manifest.flags.add(new Manifest.Entry(file.path(), "env.ANTHROPIC_BASE_URL", base));
        }
    }

    /** Every {@code command} below an event, however deep. */
    private void hooks(ScanFile file, @Nullable Object value) {
        Trees.map(value).forEach((event, entries) -> commands(file, event.toString(), entries, 0));
    }

    private void commands(ScanFile file, String event, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            manifest.lose(file.path(), "hooks", "deeper than " + MAX_DEPTH + " levels");
            return;
        }
        for (Object item : Trees.list(value)) {
            commands(file, event, item, depth + 1);
        }
        Trees.map(value).forEach((key, member) -> {
            if (key.equals("command") && member instanceof String command) {
                manifest.hooks.add(new Manifest.Entry(file.path(), event, command));
            } else {
                commands(file, event, member, depth + 1);
            }
        });
    }

    private void bundle(ScanFile file, Map<?, ?> root) {
        Map<?, ?> server = Trees.map(root.get("server"));
        if (server.isEmpty()) {
            if (permissions.browser(root)) {
                named(root);
            } else if (isProduct(root)) {
                product(file, root);
            }
            return;
        }
        format(SkillFormat.MCPB);
        named(root);
        permissions.declared(root);
        homepage(root.get("homepage"));
        homepage(root.get("repository"));
        server(file, manifest.name, Trees.map(server.get("mcp_config")));
        Trees.map(root.get("user_config")).forEach((key, value) -> {
            String type = Trees.text(Trees.map(value).get("type"));
            Object preset = Trees.map(value).get("default");
            if (type.equals("directory") || type.equals("file")) {
                manifest.paths.addAll(preset instanceof List<?> ? Trees.words(preset) : List.of(Trees.text(preset)));
                manifest.paths.remove("");
            }
        });
        says(file, root);
        ModelTexts.read(file.path(), root, manifest);
        for (Object tool : Trees.list(root.get("tools"))) {
            manifest.usedTools.add(Trees.text(Trees.map(tool).get("name")));
        }
    }
}
