/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.SkillScope;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a package declares, and what its code uses (skills.md 3.1); {@link ScopeRules} compares both. */
public final class Scopes {
    private static final int MAX = 500;
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
    public static SkillScope used(Subject subject) {
        Set<String> tools = new HashSet<>(subject.manifest().usedTools());
        tools.addAll(subject.manifest().offeredTools());
        Set<String> hosts = new HashSet<>();
        Set<String> env = new HashSet<>();
        Set<String> paths = new HashSet<>();
        Set<String> bins = new HashSet<>();
        for (ScanFile file : subject.files()) {
            String text = file.text().text();
            USES.scan(text, (rule, start, end, from, to) -> {
                SegmentKind kind = file.segments().at(from).kind();
                SegmentKind.Group group = kind.group();
                String value = text.substring(from, to);
                if (rule == PATH && group == SegmentKind.Group.CODE) {
                    paths.add(home(value));
                } else if (rule != PATH && (group == SegmentKind.Group.CODE || group == SegmentKind.Group.DATA)) {
                    Set<String> into = rule == HOST ? hosts : rule == TOOL ? tools : env;
                    into.add(rule == HOST ? value.toLowerCase(Locale.ROOT) : value);
                }
                return hosts.size() + env.size() + tools.size() + paths.size() < MAX;
            });
            Commands.in(file, bins);
        }
        return new SkillScope(
                tools, hosts, env, bins, paths, Permissions.used(subject).keySet());
    }

    private static String home(String path) {
        return path.startsWith("$") ? "~" + path.substring(path.indexOf('/')) : path;
    }
}
