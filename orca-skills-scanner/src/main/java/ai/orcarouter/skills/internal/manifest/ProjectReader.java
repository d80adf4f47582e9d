/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.core.text.LinearPattern;
import ai.orcarouter.skills.internal.text.ScanFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the manifests of packages of languages (skills.md section 3): what they are called, what they take along, which
 * commands they install, and what runs when they are built or installed.
 */
final class ProjectReader {
    private static final LinearPattern COMMIT = LinearPattern.compile("(?i)(?:^|[@#=])[0-9a-f]{40}\\b");
    private static final LinearPattern HASH = LinearPattern.compile("(?i)sha(?:256|384|512)[=:-]");

    /** Commands of setuptools that run on the installation, which are overridden. */
    private static final LinearPattern OVERRIDES = LinearPattern.compile(
            "cmdclass\\s*=\\s*(?:\\{|dict\\s*\\()[^})]*\\b(?:install|develop|egg_info|easy_install)\\b");

    private static final Set<String> EVENTS = Set.of(
            "preinstall",
            "install",
            "postinstall",
            "prepare",
            "preprepare",
            "postprepare",
            "prepublish",
            "dependencies");

    private final ManifestReader reader;
    private final Manifest manifest;
    private final ScanFile file;

    ProjectReader(ManifestReader reader, ScanFile file) {
        this.reader = reader;
        this.manifest = reader.manifest();
        this.file = file;
    }

    private Map<?, ?> toml() {
        Trees.Read read = Toml.read(file.raw());
        manifest.note(file.path(), "toml", read);
        return read.members();
    }

    private void says(Map<?, ?> root) {
        reader.named(root);
        reader.homepage(root.get("homepage"));
        reader.homepage(root.get("repository"));
        String description = Trees.text(root.get("description"));
        if (!description.isEmpty()) {
            manifest.texts.add(new Manifest.Entry(file.path(), "description", description));
        }
    }

    /** {@code package.json}. */
    void npm(Map<?, ?> root) {
        says(root);
        Map<?, ?> scripts = Trees.map(root.get("scripts"));
        scripts.forEach((event, command) -> {
            if (EVENTS.contains(event.toString())) {
                lifecycle(event.toString(), Trees.text(command));
            }
        });
        programs(root.get("bin") instanceof String ? Map.of(Trees.text(root.get("name")), "") : root.get("bin"));
        for (String key : List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")) {
            table(key, root.get(key));
        }
        table("overrides", root.get("overrides"));
    }

    /** {@code pyproject.toml}: the standard tables, and those of the tools that have their own. */
    void python() {
        Map<?, ?> root = toml();
        Map<?, ?> project = Trees.map(root.get("project"));
        says(project);
        Trees.map(project.get("urls")).values().forEach(reader::homepage);
        list("project.dependencies", project.get("dependencies"));
        Trees.map(project.get("optional-dependencies"))
                .forEach((name, list) -> list("project.optional-dependencies", list));
        Trees.map(root.get("dependency-groups")).forEach((name, list) -> list("dependency-groups", list));
        programs(project.get("scripts"));
        programs(project.get("gui-scripts"));
        Map<?, ?> build = Trees.map(root.get("build-system"));
        list("build-system.requires", build.get("requires"));
        for (String folder : Trees.words(build.get("backend-path"))) {
            lifecycle("build", Trees.text(build.get("build-backend")) + " in " + folder);
        }
        Map<?, ?> tool = Trees.map(root.get("tool"));
        poetry(Trees.map(tool.get("poetry")));
        Map<?, ?> uv = Trees.map(tool.get("uv"));
        Trees.map(uv.get("sources")).forEach((name, source) -> dependency("tool.uv.sources", name.toString(), source));
        Trees.list(uv.get("index")).forEach(index -> source(Trees.map(index).get("url")));
        source(uv.get("index-url"));
        Trees.words(uv.get("extra-index-url")).forEach(this::source);
        Trees.map(Trees.map(Trees.map(tool.get("hatch")).get("build")).get("hooks"))
                .forEach((hook, at) ->
                        lifecycle("build", hook + " " + Trees.text(Trees.map(at).get("path"))));
        Map<?, ?> commands = Trees.map(Trees.map(tool.get("setuptools")).get("cmdclass"));
        commands.forEach((command, at) -> lifecycle(command.toString(), Trees.text(at)));
        Trees.map(Trees.map(tool.get("pdm")).get("scripts")).forEach((event, command) -> {
            if (event.toString().endsWith("_install")) {
                lifecycle(
                        event.toString(),
                        command instanceof Map<?, ?> map ? Trees.text(map.get("cmd")) : Trees.text(command));
            }
        });
    }

    private void poetry(Map<?, ?> poetry) {
        says(poetry);
        table("tool.poetry.dependencies", poetry.get("dependencies"));
        table("tool.poetry.dev-dependencies", poetry.get("dev-dependencies"));
        Trees.map(poetry.get("group"))
                .forEach((name, group) ->
                        table("tool.poetry.group", Trees.map(group).get("dependencies")));
        programs(poetry.get("scripts"));
        Object build = poetry.get("build");
        lifecycle("build", build instanceof Map<?, ?> map ? Trees.text(map.get("script")) : Trees.text(build));
        Trees.list(poetry.get("source"))
                .forEach(index -> source(Trees.map(index).get("url")));
    }

    /** {@code Cargo.toml}. */
    void cargo() {
        Map<?, ?> root = toml();
        Map<?, ?> crate = Trees.map(root.get("package"));
        says(crate);
        lifecycle("build", Trees.text(crate.get("build")));
        crates(root);
        crates(Trees.map(root.get("workspace")));
        Trees.map(root.get("target")).values().forEach(target -> crates(Trees.map(target)));
        Trees.map(root.get("patch")).forEach((name, patch) -> table("patch", patch));
        Trees.list(root.get("bin"))
                .forEach(bin -> programs(Map.of(Trees.text(Trees.map(bin).get("name")), "")));
    }

    private void crates(Map<?, ?> root) {
        for (String key : List.of("dependencies", "dev-dependencies", "build-dependencies")) {
            table(key, root.get(key));
        }
    }

    /** {@code requirements.txt}: one requirement or option a line. */
    void requirements() {
        for (String line : file.raw().lines().toList()) {
            int comment = line.indexOf(" #");
            String plain = (comment < 0 ? line : line.substring(0, comment)).strip();
            int space = plain.indexOf(' ');
            String value = plain.substring(plain.indexOf('=') + 1);
            if (plain.startsWith("-e ") || plain.startsWith("--editable ")) {
                requirement("requirements", plain.substring(space + 1).strip());
            } else if (plain.startsWith("-i ")
                    || plain.startsWith("--index-url")
                    || plain.startsWith("--extra-index-url")) {
                source(space > 0 ? plain.substring(space + 1).strip() : value);
            } else if (!plain.startsWith("-") && !plain.startsWith("#")) {
                requirement("requirements", plain);
            }
        }
    }

    /** {@code go.mod}: the module, and what it takes along. */
    void module() {
        for (String line : file.raw().lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length > 1 && words[0].equals("module")) {
                reader.named(Map.of("name", words[1]));
            } else if (words.length > 1 && words[1].startsWith("v")) {
                manifest.dependencies.add(words[0]);
            } else if (words.length > 2 && words[0].equals("require")) {
                manifest.dependencies.add(words[1]);
            }
        }
    }

    /** {@code setup.py}, which runs on the installation as a whole; commands of it that it replaces are told. */
    void setup() {
        if (OVERRIDES.find(file.raw())) {
            lifecycle("install", "cmdclass");
        }
    }

    void lifecycle(String event, String command) {
        if (!command.isBlank()) {
            manifest.lifecycle.add(new Manifest.Entry(file.path(), event, command));
        }
    }

    void programs(@Nullable Object names) {
        Trees.map(names).keySet().forEach(name -> manifest.programs.add(name.toString()));
    }

    void source(@Nullable Object url) {
        String text = Trees.text(url);
        if (!text.isEmpty()) {
            manifest.sources.add(new Manifest.Entry(file.path(), "index", text));
        }
    }

    /** Requirements as Python writes them. */
    private void list(String key, @Nullable Object requirements) {
        for (Object each : Trees.list(requirements)) {
            requirement(key, Trees.text(each));
        }
    }

    void requirement(String key, String text) {
        int at = text.indexOf(" @ ");
        String name = at > 0 ? text.substring(0, at) : text;
        String from = at > 0 ? text.substring(at + 3).strip() : text;
        int end = 0;
        while (end < name.length()
                && (Character.isLetterOrDigit(name.charAt(end)) || "-_.".indexOf(name.charAt(end)) >= 0)) {
            end++;
        }
        boolean address = from.contains("://");
        if (end > 0 && (at > 0 || !address)) {
            manifest.dependencies.add(name.substring(0, end));
        }
        if (address) {
            origin(key, from, from);
        }
    }

    private void table(String key, @Nullable Object dependencies) {
        Trees.map(dependencies).forEach((name, value) -> dependency(key, name.toString(), value));
    }

    void dependency(String key, String name, @Nullable Object value) {
        manifest.dependencies.add(name);
        if (value instanceof Map<?, ?> map) {
            String from = Trees.text(map.get("git")) + Trees.text(map.get("url"));
            if (!from.isEmpty()) {
                origin(key + "." + name, from, from + "#" + Trees.text(map.get("rev")));
            }
        } else {
            String text = Trees.text(value);
            boolean repository = text.startsWith("github:") || text.startsWith("git@") || text.startsWith("gitlab:");
            if (repository || text.contains("://")) {
                origin(key + "." + name, text, text);
            }
        }
    }

    /** A dependency that is no version of a registry: which commit or content it is should be said. */
    private void origin(String key, String from, String said) {
        if (!COMMIT.find(said) && !HASH.find(said)) {
            manifest.unpinned.add(new Manifest.Entry(file.path(), key, from));
        }
        if (from.toLowerCase(Locale.ROOT).startsWith("http")) {
            manifest.sources.add(new Manifest.Entry(file.path(), key, from));
        }
    }
}
