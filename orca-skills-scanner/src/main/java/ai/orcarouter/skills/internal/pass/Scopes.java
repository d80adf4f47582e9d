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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a package declares, what its code uses, and what the operator approves, against each other (skills.md 3.1). */
public final class Scopes {
    private static final int MAX = 500;
    private static final PatternScanner USES = PatternScanner.of(List.of(
            new ScanRule("(?i)https?://([a-z0-9.-]+)", List.of(), 1),
            new ScanRule("environ(?:\\.get\\(|\\[)\\s*[\"']([A-Za-z_][A-Za-z0-9_]*)", List.of(), 1),
            new ScanRule("getenv\\(\\s*[\"']([A-Za-z_][A-Za-z0-9_]*)", List.of(), 1),
            new ScanRule("process\\.env\\.([A-Za-z_][A-Za-z0-9_]*)", List.of(), 1),
            new ScanRule("\\b(mcp__[A-Za-z0-9_-]+)", List.of(), 1)));

    private Scopes() {}

    /** What the manifest declares. */
    public static SkillScope declared(Manifest manifest) {
        Set<String> tools = manifest.allowedTools();
        return new SkillScope(tools == null ? Set.of() : tools, manifest.hosts(), manifest.env(), manifest.bins());
    }

    /** What code and commands use; prose says nothing about use. */
    public static SkillScope used(Subject subject) {
        Set<String> tools = new HashSet<>(subject.manifest().usedTools());
        Set<String> hosts = new HashSet<>();
        Set<String> env = new HashSet<>();
        for (ScanFile file : subject.files()) {
            String text = file.text().text();
            USES.scan(text, (rule, start, end, from, to) -> {
                if (runs(file, start)) {
                    Set<String> into = rule == 0 ? hosts : rule == 4 ? tools : env;
                    String value = text.substring(from, to);
                    into.add(rule == 0 ? value.toLowerCase(Locale.ROOT) : value);
                }
                return hosts.size() + env.size() + tools.size() < MAX;
            });
        }
        return new SkillScope(tools, hosts, env, Set.of());
    }

    private static boolean runs(ScanFile file, int at) {
        SegmentKind.Group group = file.segments().at(at).kind().group();
        return group == SegmentKind.Group.CODE || group == SegmentKind.Group.DATA;
    }

    /** Hands the differences that matter to {@code into}. */
    public static void compare(
            Subject subject, SkillScope used, @Nullable Predicate<String> approved, Consumer<Observation> into) {
        if (approved == null) {
            return;
        }
        for (String host : used.hosts()) {
            if (!approved.test(host)) {
                into.accept(Observation.of(
                        subject.pack().rule("ORCA-SK-602"),
                        FindingSeverity.HIGH,
                        "uses a host that the operator did not approve: " + host,
                        place(subject, host),
                        host));
            }
        }
    }

    private static SourceSpan place(Subject subject, String host) {
        for (ScanFile file : subject.files()) {
            int at = file.raw().toLowerCase(Locale.ROOT).indexOf("://" + host);
            if (at >= 0) {
                return file.span(at, at + host.length() + 3);
            }
        }
        return SourceSpan.of("");
    }
}
