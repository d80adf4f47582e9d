/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.skills.internal.text.ScanFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads build files that are programs or settings rather than data, line by line: {@code setup.cfg}, {@code Gemfile}
 * and {@code *.gemspec}, and those of Gradle. What a line computes is not known here; rules look at it as at any code.
 */
final class BuildReader {
    private static final List<String> DYNAMIC = List.of("+", "latest.release", "latest.integration");

    private final ManifestReader reader;
    private final ProjectReader project;
    private final ScanFile file;

    BuildReader(ManifestReader reader, ProjectReader project, ScanFile file) {
        this.reader = reader;
        this.project = project;
        this.file = file;
    }

    /** Whether a file of this name, in lower case, is one of them, which is then read. */
    boolean read(String name) {
        if (name.equals("setup.cfg")) {
            settings();
        } else if (name.equals("gemfile") || name.endsWith(".gemspec")) {
            gems();
        } else if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
            gradle();
        } else {
            return false;
        }
        return true;
    }

    private void settings() {
        String section = "";
        String key = "";
        for (String line : file.raw().lines().toList()) {
            String plain = line.strip();
            int equal = plain.indexOf('=');
            boolean more = !line.isEmpty() && line.charAt(0) <= ' ';
            if (plain.startsWith("[") && plain.endsWith("]")) {
                section = plain.substring(1, plain.length() - 1).strip();
                key = "";
            } else if (!plain.isEmpty() && plain.charAt(0) != '#' && plain.charAt(0) != ';') {
                if (!more && equal > 0) {
                    key = plain.substring(0, equal).strip();
                    setting(section, key, plain.substring(equal + 1).strip());
                } else if (more) {
                    setting(section, key, plain);
                }
            }
        }
    }

    private void setting(String section, String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (section + " " + key) {
            case "metadata name", "metadata version" -> reader.named(Map.of(key, value));
            case "metadata url" -> reader.homepage(value);
            case "options install_requires", "options setup_requires", "options tests_require" ->
                project.requirement(key, value);
            case "options dependency_links" -> project.requirement(key, "a @ " + value);
            case "options.entry_points console_scripts", "options.entry_points gui_scripts" -> {
                int equal = value.indexOf('=');
                project.programs(Map.of(value.substring(0, Math.max(0, equal)).strip(), ""));
            }
            case "easy_install index_url", "easy_install find_links" -> project.source(value);
            case "options cmdclass" -> project.lifecycle("install", value);
            default -> {
                if (section.equals("options.extras_require")) {
                    project.requirement(section, value);
                }
            }
        }
    }

    private void gems() {
        for (String line : file.raw().lines().toList()) {
            String plain = line.strip();
            List<String> quoted = quoted(plain);
            if (quoted.isEmpty() || plain.startsWith("#")) {
                continue;
            }
            if (plain.startsWith("source ") || plain.startsWith("source(")) {
                project.source(quoted.get(0));
            } else if (plain.startsWith("gem ") || plain.startsWith("gem(")) {
                gem(plain, quoted);
            } else if (plain.contains("_dependency")) {
                project.dependency("gemspec", quoted.get(0), "");
            } else if (plain.contains(".extensions")) {
                quoted.forEach(program -> project.lifecycle("build", program));
            } else if (plain.contains(".name")) {
                reader.named(Map.of("name", quoted.get(0)));
            }
        }
    }

    private void gem(String line, List<String> quoted) {
        String last = quoted.get(quoted.size() - 1);
        if (line.contains("git:") || line.contains(":git ") || line.contains("github:") || line.contains(":github ")) {
            String from = quoted.stream()
                    .filter(text -> text.contains("/"))
                    .findFirst()
                    .orElse(last);
            boolean full = from.contains("://");
            String commit = line.contains("ref:") || line.contains(":ref ") ? last : "";
            project.dependency("Gemfile", quoted.get(0), Map.of("git", full ? from : "github:" + from, "rev", commit));
        } else {
            project.dependency("Gemfile", quoted.get(0), "");
        }
    }

    private void gradle() {
        for (String line : file.raw().lines().toList()) {
            String plain = line.strip();
            List<String> quoted = quoted(plain);
            if (quoted.isEmpty() || plain.startsWith("//")) {
                continue;
            }
            String first = quoted.get(0);
            boolean remote = first.startsWith("http://") || first.startsWith("https://");
            if (plain.startsWith("apply") && plain.contains("from") && remote) {
                project.lifecycle("build", plain);
            } else if (remote && (plain.contains("url") || plain.contains("maven"))) {
                project.source(first);
            } else if (coordinates(first)) {
                dependency(first);
            } else if (plain.startsWith("rootProject.name")) {
                reader.named(Map.of("name", first));
            }
        }
    }

    private static boolean coordinates(String text) {
        int group = text.indexOf(':');
        return group > 0 && text.indexOf(':', group + 1) > group + 1 && !text.contains("://") && text.indexOf(' ') < 0;
    }

    private void dependency(String coordinates) {
        int last = coordinates.lastIndexOf(':');
        String version = coordinates.substring(last + 1).toLowerCase(Locale.ROOT);
        project.dependency("dependencies", coordinates.substring(0, last), "");
        if (DYNAMIC.contains(version) || version.endsWith(".+") || version.endsWith("-snapshot")) {
            reader.manifest().unpinned.add(new Manifest.Entry(file.path(), "dependencies", coordinates));
        }
    }

    /** The literals of a line, in either kind of quotes. */
    private static List<String> quoted(String line) {
        List<String> out = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int end = c == '"' || c == '\'' ? line.indexOf(c, at + 1) : -1;
            if (end > at) {
                out.add(line.substring(at + 1, end));
                at = end;
            }
            at++;
        }
        return out;
    }
}
