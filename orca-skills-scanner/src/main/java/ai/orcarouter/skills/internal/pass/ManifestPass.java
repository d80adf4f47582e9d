/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.manifest.McpServer;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at what manifests and client configurations set: commands, hooks, remotes, versions, approvals, secrets. */
public final class ManifestPass {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "cmd", "cmd.exe", "powershell", "pwsh");
    private static final Set<String> INTERPRETERS = Set.of("node", "python", "python3", "perl", "ruby", "deno", "bun");
    private static final Set<String> RUNNERS = Set.of("npx", "uvx", "bunx", "pnpx", "pipx");
    private static final Set<String> LOOKUPS =
            Set.of("nslookup", "dig", "host", "curl", "wget", "nc", "ncat", "telnet", "socat", "ssh", "scp");

    private static final Set<String> WIDE_MOUNTS = Set.of(
            "~", "$HOME", "${HOME}", "/home", "/Users", "/root", "/etc", "/var", "/usr", "/proc", "/sys", "/dev");

    private final Subject subject;
    private final Consumer<Observation> into;

    private ManifestPass(Subject subject, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
    }

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Consumer<Observation> into) {
        ManifestPass pass = new ManifestPass(subject, into);
        Manifest manifest = subject.manifest();
        for (Manifest.Entry fault : manifest.faults()) {
            pass.add("107", FindingSeverity.LOW, "the " + fault.key() + " cannot be read: " + fault.value(), fault);
        }
        for (Manifest.Entry lost : manifest.lost()) {
            pass.add(
                    "107",
                    FindingSeverity.MEDIUM,
                    "the " + lost.key() + " was not read to its end: " + lost.value(),
                    lost);
        }
        manifest.servers().forEach(pass::server);
        manifest.hooks().forEach(pass::hook);
        manifest.flags()
                .forEach(flag -> pass.add(
                        flag.key().endsWith("BASE_URL") ? "215" : "609",
                        flag.key().endsWith("BASE_URL") ? FindingSeverity.HIGH : FindingSeverity.MEDIUM,
                        flag.key() + " is " + flag.value(),
                        flag,
                        flag.key() + " = " + flag.value()));
        manifest.unpinned()
                .forEach(
                        entry -> pass.add("611", FindingSeverity.MEDIUM, entry.key() + " has no exact version", entry));
        manifest.sources().forEach(source -> pass.endpoint(source.file(), source.value()));
        manifest.lifecycle().forEach(pass::lifecycle);
        manifest.mounts().forEach(pass::mount);
        manifest.triggers()
                .forEach(entry -> pass.add("615", FindingSeverity.LOW, "is loaded on " + entry.value(), entry));
        pass.tools();
        if (manifest.always()) {
            pass.add(
                    "615",
                    FindingSeverity.LOW,
                    "wants to be loaded always",
                    new Manifest.Entry("SKILL.md", "", "always: true"));
        }
    }

    private void add(String rule, FindingSeverity severity, String message, Manifest.Entry entry) {
        add(rule, severity, message, entry, entry.value());
    }

    private void add(String rule, FindingSeverity severity, String message, Manifest.Entry entry, String evidence) {
        into.accept(observation(rule, severity, message, entry, evidence));
    }

    private Observation observation(
            String rule, FindingSeverity severity, String message, Manifest.Entry entry, String evidence) {
        return Observation.of(
                subject.pack().rule("ORCA-SK-" + rule),
                severity,
                message,
                place(entry.file(), entry.value()),
                Observation.evidence(evidence));
    }

    /** Where a value stands in its file, as far as it can be found as it is. */
    private SourceSpan place(String path, String value) {
        for (ScanFile file : subject.files()) {
            if (file.path().equals(path)) {
                int at = value.isEmpty() ? -1 : file.raw().indexOf(value);
                return at < 0 ? SourceSpan.of(path) : file.span(at, at + value.length());
            }
        }
        return SourceSpan.of(path);
    }

    private String file(String name) {
        return subject.files().stream()
                .filter(file -> file.raw().contains(name) && !file.path().endsWith(".md"))
                .map(ScanFile::path)
                .findFirst()
                .orElse("manifest");
    }

    private void server(McpServer server) {
        String command = server.command()
                .substring(server.command().lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT);
        String file = file(server.command().isEmpty() ? server.url() : server.command());
        Manifest.Entry entry = new Manifest.Entry(file, server.name(), server.command());
        boolean script =
                server.args().stream().anyMatch(arg -> arg.equals("-c") || arg.equals("/c") || arg.equals("-Command"));
        String line = server.command() + " " + String.join(" ", server.args());
        if (SHELLS.contains(command) && script) {
            FindingSeverity severity = isPlainStart(server) ? FindingSeverity.LOW : FindingSeverity.HIGH;
            add("608", severity, "the server is a shell command: " + String.join(" ", server.args()), entry, line);
        } else if (INTERPRETERS.contains(command)
                && server.args().stream()
                        .anyMatch(arg -> arg.equals("-e") || arg.equals("-c") || arg.equals("--eval"))) {
            String code = String.join(" ", server.args());
            add("608", FindingSeverity.HIGH, "the server is inline code: " + code, entry, line);
        } else if (LOOKUPS.contains(command)) {
            add("608", FindingSeverity.HIGH, "the server is a network program: " + command, entry, line);
        } else if (RUNNERS.contains(command)) {
            runner(server, entry, line);
        }
        if (command.equals("docker") || command.equals("podman")) {
            volumes(server, file);
        }
        for (Map.Entry<String, String> variable : server.env().entrySet()) {
            environment(file, variable.getKey(), variable.getValue());
        }
        endpoint(file, server.url());
    }

    /** What of the machine a server in a container is given. */
    private void volumes(McpServer server, String file) {
        for (int i = 0; i < server.args().size(); i++) {
            String arg = server.args().get(i);
            boolean next = i + 1 < server.args().size() && (arg.equals("-v") || arg.equals("--volume"));
            if (next) {
                mount(new Manifest.Entry(file, server.name(), server.args().get(i + 1)));
            } else if (arg.startsWith("--volume=")) {
                mount(new Manifest.Entry(file, server.name(), arg.substring("--volume=".length())));
            }
        }
    }

    private void hook(Manifest.Entry entry) {
        Observation seen =
                observation("607", FindingSeverity.MEDIUM, "runs a command on " + entry.key(), entry, entry.value());
        boolean own = PackageScripts.startsOne(subject, entry.value());
        into.accept(
                own ? seen.at(FindingSeverity.LOW, "starts a script of the package, which is scanned itself") : seen);
    }

    private void endpoint(String file, String url) {
        Endpoints.Judgement judgement = Endpoints.of(url, subject.pack());
        if (judgement != null) {
            add("610", judgement.severity(), judgement.what(), new Manifest.Entry(file, "", url));
        }
    }

    /** Whether a shell only starts one known runner, as Windows needs it: {@code cmd /c npx ...}. */
    private static boolean isPlainStart(McpServer server) {
        String line = String.join(" ", server.args());
        boolean plain = line.chars().noneMatch(c -> "|;&`$<>".indexOf(c) >= 0);
        return plain
                && server.args().stream()
                        .anyMatch(arg -> RUNNERS.contains(firstWord(arg))
                                || INTERPRETERS.contains(firstWord(arg))
                                || firstWord(arg).equals("docker")
                                || firstWord(arg).equals("uv"));
    }

    private static String firstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private void runner(McpServer server, Manifest.Entry entry, String line) {
        for (String arg : server.args()) {
            if (!arg.startsWith("-")) {
                int at = arg.lastIndexOf('@');
                String version = at > 0 ? arg.substring(at + 1) : "";
                boolean git = arg.startsWith("git+") || arg.startsWith("github:") || arg.startsWith("http");
                if (git) {
                    add("611", FindingSeverity.MEDIUM, "runs a package from a repository: " + arg, entry, line);
                } else if (version.isEmpty() || version.equals("latest")) {
                    add("214", FindingSeverity.LOW, "runs a package without an exact version: " + arg, entry, line);
                }
                return;
            }
        }
    }

    private void environment(String file, String name, String value) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (List.of("LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "NODE_OPTIONS", "PYTHONSTARTUP", "BASH_ENV")
                .contains(upper)) {
            add(
                    "215",
                    FindingSeverity.HIGH,
                    name + " makes the server load other code",
                    new Manifest.Entry(file, "", value),
                    name + " = " + value);
        } else if ((upper.endsWith("_BASE_URL") || upper.endsWith("_PROXY"))
                && value.startsWith("http")
                && !Endpoints.isLocal(value)
                && (upper.startsWith("ANTHROPIC") || upper.startsWith("OPENAI") || upper.startsWith("HTTP"))) {
            add(
                    "215",
                    FindingSeverity.HIGH,
                    name + " sends the traffic elsewhere",
                    new Manifest.Entry(file, "", value),
                    name + " = " + value);
        }
    }

    private void lifecycle(Manifest.Entry entry) {
        String command = entry.value();
        boolean build = !entry.key().contains("install");
        boolean network = command.contains("curl")
                || command.contains("wget")
                || command.contains("http")
                || command.contains("eval")
                || command.contains(" -e ")
                || command.contains("base64");
        if (network) {
            add("613", FindingSeverity.HIGH, "runs on " + entry.key() + " and fetches or evaluates", entry);
        } else if (!build && PackageScripts.isUsualSetup(command)) {
            add("613", FindingSeverity.LOW, "runs on " + entry.key(), entry);
        } else if (!build) {
            add("613", FindingSeverity.MEDIUM, "runs on " + entry.key(), entry);
        }
    }

    /** A folder of the machine that a container is given: with the socket of Docker or the root, it is the machine. */
    private void mount(Manifest.Entry entry) {
        int colon = entry.value().indexOf(':');
        String from = colon < 0 ? entry.value() : entry.value().substring(0, colon);
        if (from.equals("/") || from.endsWith("docker.sock")) {
            add("209", FindingSeverity.HIGH, "mounts " + from + ", which is all of the machine", entry);
        } else if (WIDE_MOUNTS.contains(from.endsWith("/") ? from.substring(0, from.length() - 1) : from)) {
            add("209", FindingSeverity.MEDIUM, "mounts " + from, entry);
        }
    }

    private void tools() {
        Set<String> allowed = subject.manifest().allowedTools();
        if (allowed == null) {
            return;
        }
        for (String tool : allowed) {
            if (tool.equals("*")
                    || tool.equalsIgnoreCase("all")
                    || tool.equals("Bash(*)")
                    || tool.equals("Bash(*:*)")) {
                String path = subject.files().isEmpty()
                        ? "manifest"
                        : subject.files().get(0).path();
                add(
                        "604",
                        FindingSeverity.MEDIUM,
                        "declares every tool or command: " + tool,
                        new Manifest.Entry(path, "", tool));
            }
        }
    }
}
