/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.SkillScope;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    /** What a package uses, and where. */
    public record Uses(SkillScope scope, ScopePlaces places) {}

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
    public static Uses used(Subject subject, Approved approved, Gaps gaps) {
        Manifest manifest = subject.manifest();
        ScopeNames tools = new ScopeNames(approved.tools());
        ScopeNames hosts = new ScopeNames(approved.hosts() == null ? declaredHosts(manifest) : approved.hosts());
        ScopeNames env = new ScopeNames(manifest.env()::contains);
        ScopeNames paths = new ScopeNames(approved.paths());
        ScopePlaces places = new ScopePlaces(subject.files(), gaps);
        ScopeNames bins = new ScopeNames(manifest.bins()::contains);
        for (ScanFile file : subject.files()) {
            USES.scan(file.text().text(), (rule, start, end, from, to) -> {
                SegmentKind kind = file.segments().at(from).kind();
                SegmentKind.Group group = kind.group();
                boolean code = group == SegmentKind.Group.CODE;
                if (code || (rule != PATH && group == SegmentKind.Group.DATA)) {
                    String text = file.text().text().substring(from, to);
                    String value = rule == PATH ? home(text) : rule == HOST ? text.toLowerCase(Locale.ROOT) : text;
                    ScopeNames into = rule == PATH ? paths : rule == HOST ? hosts : rule == TOOL ? tools : env;
                    if (into.add(value)) {
                        places.meet(value, file, from, to);
                    } else {
                        tell(gaps, file);
                    }
                }
                return true;
            });
            if (!Commands.in(file, bins)) {
                tell(gaps, file);
            }
        }
        Set<String> named = new HashSet<>(manifest.usedTools());
        named.addAll(manifest.offeredTools());
        named.addAll(tools.all());
        SkillScope scope = new SkillScope(
                named,
                hosts.all(),
                env.all(),
                bins.all(),
                paths.all(),
                Permissions.used(subject).keySet());
        return new Uses(scope, places);
    }

    private static @Nullable Predicate<String> declaredHosts(Manifest manifest) {
        return manifest.onlyHosts() ? host -> ScopeRules.isDeclared(manifest, host) : null;
    }

    private static void tell(Gaps gaps, ScanFile file) {
        gaps.tell(
                Gaps.SCOPE,
                file.path(),
                "names more hosts, tools, programs, variables or paths than are kept and compared");
    }

    private static String home(String path) {
        return path.startsWith("$") ? "~" + path.substring(path.indexOf('/')) : path;
    }
}
