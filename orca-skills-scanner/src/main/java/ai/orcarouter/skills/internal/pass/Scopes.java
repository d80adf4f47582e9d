/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SkillScope;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a package declares, and what its code uses (skills.md 3.1); {@link ScopeRules} compares both. */
public final class Scopes {
    private static final int HOST = 0;
    private static final int TOOL = 4;
    private static final int PATH = 5;
    private static final PatternScanner USES = PatternScanner.of(List.of(
            new ScanRule("(?i)https?://([a-z0-9.-]+)", List.of(), 1),
            new ScanRule("environ(?:\\.get\\(|\\[)\\s*[\"']([A-Za-z_][A-Za-z0-9_]*)", List.of(), 1),
            new ScanRule("getenv\\(\\s*[\"']([A-Za-z_][A-Za-z0-9_]*)", List.of(), 1),
            new ScanRule("process\\.env\\.([A-Za-z_][A-Za-z0-9_]*)", List.of(), 1),
            new ScanRule("\\b(mcp__[A-Za-z0-9_-]+)", List.of(), 1),
            new ScanRule(
                    "(?:^|[\\s\"'`=(:,])((?:~|\\$HOME|\\$\\{HOME\\}|/etc|/home|/root|/Users|/var/run)/[\\w.-]+)",
                    List.of(),
                    1)));

    private Scopes() {}

    /**
     * What a package uses.
     *
     * @param scope what was kept of it
     * @param cut paths of files that use more than is kept
     */
    public record Used(SkillScope scope, List<String> cut) {}

    /** What the manifest declares. */
    public static SkillScope declared(Manifest manifest) {
        Set<String> tools = manifest.allowedTools();
        return new SkillScope(
                tools == null ? Set.of() : tools,
                manifest.hosts(),
                manifest.env(),
                manifest.bins(),
                manifest.paths(),
                manifest.permissions());
    }

    /** What code and commands use; prose says nothing about use. */
    public static Used used(Subject subject, Approved approved) {
        Manifest manifest = subject.manifest();
        ScopeNames tools = new ScopeNames(approved.tools());
        ScopeNames hosts = new ScopeNames(approved.hosts() == null ? declaredHosts(manifest) : approved.hosts());
        ScopeNames env = new ScopeNames(manifest.env()::contains);
        ScopeNames paths = new ScopeNames(approved.paths());
        Set<String> bins = new HashSet<>();
        Set<String> cut = new TreeSet<>();
        for (ScanFile file : subject.files()) {
            String text = file.text().text();
            USES.scan(text, (rule, start, end, from, to) -> {
                SegmentKind kind = file.segments().at(from).kind();
                SegmentKind.Group group = kind.group();
                String value = text.substring(from, to);
                boolean kept = true;
                if (rule == PATH && group == SegmentKind.Group.CODE) {
                    kept = paths.add(home(value));
                } else if (rule != PATH && (group == SegmentKind.Group.CODE || group == SegmentKind.Group.DATA)) {
                    ScopeNames into = rule == HOST ? hosts : rule == TOOL ? tools : env;
                    kept = into.add(rule == HOST ? value.toLowerCase(Locale.ROOT) : value);
                }
                if (!kept) {
                    cut.add(file.path());
                }
                return true;
            });
            Commands.in(file, bins);
        }
        Set<String> named = new HashSet<>(manifest.usedTools());
        named.addAll(manifest.offeredTools());
        named.addAll(tools.all());
        SkillScope scope = new SkillScope(
                named,
                hosts.all(),
                env.all(),
                bins,
                paths.all(),
                Permissions.used(subject).keySet());
        return new Used(scope, List.copyOf(cut));
    }

    private static @Nullable Predicate<String> declaredHosts(Manifest manifest) {
        return manifest.onlyHosts() ? host -> ScopeRules.isDeclared(manifest, host) : null;
    }

    /** Says which files use more than was kept. */
    public static void tell(Subject subject, Used used, Consumer<Observation> into) {
        for (String path : used.cut()) {
            into.accept(Observation.of(
                    subject.pack().rule("ORCA-SK-108"),
                    FindingSeverity.MEDIUM,
                    "names more hosts, tools, variables or paths than are kept and compared",
                    SourceSpan.of(path),
                    ""));
        }
    }

    private static String home(String path) {
        return path.startsWith("$") ? "~" + path.substring(path.indexOf('/')) : path;
    }
}
