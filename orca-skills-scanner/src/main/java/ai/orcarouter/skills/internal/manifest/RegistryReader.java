/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.SkillFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads entries of registries: {@code server.json} of MCP's, {@code server.yaml} of Docker's. */
final class RegistryReader {
    private final ManifestReader reader;
    private final Manifest manifest;
    private final ScanFile file;

    RegistryReader(ManifestReader reader, ScanFile file) {
        this.reader = reader;
        this.manifest = reader.manifest();
        this.file = file;
    }

    /** {@code server.json}. */
    void mcp(Map<?, ?> root) {
        if (!root.containsKey("packages") && !root.containsKey("remotes")) {
            return;
        }
        reader.format(SkillFormat.MCP_REGISTRY);
        reader.named(root);
        reader.homepage(root.get("repository"));
        reader.homepage(root.get("websiteUrl"));
        for (Object entry : Trees.list(root.get("packages"))) {
            mcpPackage(Trees.map(entry));
        }
        for (Object remote : Trees.list(root.get("remotes"))) {
            String url = Trees.text(Trees.map(remote).get("url"));
            reader.homepage(url);
            manifest.servers.add(new McpServer(manifest.name, "", List.of(), Map.of(), url));
        }
    }

    private void mcpPackage(Map<?, ?> item) {
        String version = Trees.text(item.get("version"));
        String identifier = Trees.text(item.get("identifier"));
        if (version.isEmpty() || version.equals("latest") || version.startsWith("^") || version.startsWith("~")) {
            manifest.unpinned.add(new Manifest.Entry(file.path(), "packages.version", identifier + " " + version));
        }
        boolean bundle = Trees.text(item.get("registryType")).equals("mcpb");
        if (bundle && Trees.text(item.get("fileSha256")).isEmpty()) {
            manifest.unpinned.add(new Manifest.Entry(file.path(), "packages.fileSha256", identifier));
        }
        Map<String, String> env = new java.util.TreeMap<>();
        for (Object variable : Trees.list(item.get("environmentVariables"))) {
            Map<?, ?> members = Trees.map(variable);
            String value = Trees.text(members.get("value"));
            env.put(Trees.text(members.get("name")), value.isEmpty() ? Trees.text(members.get("default")) : value);
        }
        manifest.env.addAll(env.keySet());
        List<String> args = new ArrayList<>();
        for (String key : List.of("runtimeArguments", "packageArguments")) {
            for (Object argument : Trees.list(item.get(key))) {
                Map<?, ?> members = Trees.map(argument);
                args.add(Trees.text(members.get("name")));
                args.add(Trees.text(members.get("value")));
            }
        }
        args.removeIf(String::isEmpty);
        mounts(args);
        String url = Trees.text(Trees.map(item.get("transport")).get("url"));
        String command = args.isEmpty() ? "" : Trees.text(item.get("runtimeHint"));
        manifest.servers.add(new McpServer(manifest.name, command, args, env, url));
    }

    /** {@code -v from:to} and {@code --mount ... src=from}, which hand folders of the machine to a container. */
    private void mounts(List<String> args) {
        for (int i = 0; i + 1 < args.size(); i++) {
            if (args.get(i).equals("-v") || args.get(i).equals("--volume")) {
                mount(args.get(i + 1));
            }
        }
    }

    private void mount(String volume) {
        if (!volume.isEmpty()) {
            manifest.mounts.add(new Manifest.Entry(file.path(), "volume", volume));
            int colon = volume.indexOf(':');
            manifest.paths.add(colon > 0 ? volume.substring(0, colon) : volume);
        }
    }

    /** {@code server.yaml}. */
    void docker(Map<?, ?> root) {
        if (!root.containsKey("image") && !root.containsKey("type")) {
            return;
        }
        reader.format(SkillFormat.MCP_REGISTRY);
        reader.named(root);
        Map<?, ?> source = Trees.map(root.get("source"));
        reader.homepage(source.get("project"));
        reader.homepage(Trees.map(root.get("about")).get("icon"));
        String url = Trees.text(Trees.map(root.get("remote")).get("url"));
        if (!url.isEmpty()) {
            reader.homepage(url);
            manifest.servers.add(new McpServer(manifest.name, "", List.of(), Map.of(), url));
        }
        String project = Trees.text(source.get("project"));
        if (!project.isEmpty() && Trees.text(source.get("commit")).isEmpty()) {
            manifest.unpinned.add(new Manifest.Entry(file.path(), "source.commit", project));
        }
        Map<?, ?> config = Trees.map(root.get("config"));
        for (Object secret : Trees.list(config.get("secrets"))) {
            manifest.env.add(Trees.text(Trees.map(secret).get("env")));
        }
        for (Object variable : Trees.list(config.get("env"))) {
            manifest.env.add(Trees.text(Trees.map(variable).get("name")));
        }
        manifest.env.remove("");
        run(Trees.map(root.get("run")));
    }

    private void run(Map<?, ?> run) {
        Trees.words(run.get("volumes")).forEach(this::mount);
        for (String host : Trees.words(run.get("allowHosts"))) {
            int colon = host.indexOf(':');
            manifest.hosts.add((colon > 0 ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT));
            manifest.onlyHosts = true;
        }
    }
}
