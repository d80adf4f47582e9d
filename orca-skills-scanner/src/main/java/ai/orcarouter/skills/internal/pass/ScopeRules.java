/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SkillScope;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Differences between what is declared, used and approved (skills.md 3.1, rules 601 to 603, 605 and 606). A manifest
 * that says nothing declares nothing wrong: only one that lists what it needs can leave something out.
 */
public final class ScopeRules {
    private static final Set<String> RUNNERS =
            WordSet.of("bash shell exec execute terminal run process powershell computer run_command "
                    + "execute_command run_shell_command execute_bash task agent");

    /** Of one rule that many differences are told apart; looking for each costs a pass over all texts. */
    private static final int MAX_EACH = 100;

    private final Subject subject;
    private final ScopePlaces places;
    private final SkillScope used;
    private final Consumer<Observation> into;
    private final Gaps gaps;
    private final Map<String, Integer> added = new HashMap<>();

    private ScopeRules(Subject subject, Scopes.Uses uses, Gaps gaps, Consumer<Observation> into) {
        this.subject = subject;
        this.gaps = gaps;
        places = uses.places();
        used = uses.scope();
        this.into = into;
    }

    /** Hands the differences that matter to {@code into}. */
    public static void compare(
            Subject subject, Scopes.Uses uses, Approved approved, Gaps gaps, Consumer<Observation> into) {
        ScopeRules rules = new ScopeRules(subject, uses, gaps, into);
        rules.approved(approved);
        rules.tools();
        rules.hosts();
        rules.env();
        rules.idle();
        PermissionRules.compare(subject, approved, gaps, into);
    }

    private void add(String rule, FindingSeverity severity, double confidence, String message, String what) {
        if (added.merge(rule, 1, Integer::sum) <= MAX_EACH) {
            add(rule, severity, confidence, message, what, places.of(what));
        } else {
            gaps.tell(Gaps.FINDINGS, "", "more differences between what is declared and used than are told apart");
        }
    }

    private void add(
            String rule, FindingSeverity severity, double confidence, String message, String what, SourceSpan place) {
        into.accept(new Observation(
                subject.pack().rule("ORCA-SK-" + rule),
                severity,
                confidence,
                message + what,
                place,
                what,
                List.of(),
                List.of()));
    }

    private void approved(Approved approved) {
        if (approved.hosts() != null) {
            used.hosts().stream()
                    .filter(approved.hosts().negate())
                    .forEach(host -> add(
                            "602", FindingSeverity.HIGH, 1.0, "uses a host that the operator did not approve: ", host));
        }
        if (approved.tools() != null) {
            Set<String> allowed = subject.manifest().allowedTools();
            Set<String> tools = new TreeSet<>(used.tools());
            tools.addAll(allowed == null ? Set.of() : allowed);
            tools.stream()
                    .filter(approved.tools().negate())
                    .forEach(tool -> add(
                            "602", FindingSeverity.HIGH, 1.0, "uses a tool that the operator did not approve: ", tool));
        }
        if (approved.paths() != null) {
            used.paths().stream()
                    .filter(approved.paths().negate())
                    .forEach(path -> add(
                            "602", FindingSeverity.HIGH, 0.9, "uses a path that the operator did not approve: ", path));
        }
    }

    /** A script runs through the tool that runs commands; where that is not declared, nothing declares the script. */
    private void tools() {
        Set<String> allowed = subject.manifest().allowedTools();
        if (allowed == null
                || allowed.isEmpty()
                || allowed.stream().anyMatch(tool -> tool.contains("*") && tool.length() == 1)) {
            return;
        }
        for (String tool : used.tools()) {
            boolean named = tool.startsWith("mcp__") && allowed.stream().noneMatch(each -> covers(each, tool));
            if (named && places.mayLook() && places.isInProgram(tool)) {
                add("601", FindingSeverity.MEDIUM, 0.8, "uses a tool that it does not declare: ", tool);
            }
        }
        if (allowed.stream().noneMatch(ScopeRules::runs)) {
            for (ScanFile file : subject.files()) {
                Segment first = loadCommand(file);
                if (file.kind().segment() == SegmentKind.SCRIPT && places.mayLook() && places.isOrdered(file.path())) {
                    add(
                            "601",
                            FindingSeverity.LOW,
                            0.7,
                            "has a program run, and declares no tool that runs any: ",
                            file.path());
                }
                if (first != null) {
                    add(
                            "601",
                            FindingSeverity.MEDIUM,
                            0.8,
                            "runs a command when it is loaded, and does not declare that it runs any: ",
                            file.path(),
                            file.span(
                                    file.text().originalStart(first.start()),
                                    file.text().originalEnd(first.end())));
                }
            }
        }
    }

    private static @Nullable Segment loadCommand(ScanFile file) {
        return file.segments().all().stream()
                .filter(segment -> segment.kind() == SegmentKind.LOAD_COMMAND)
                .findFirst()
                .orElse(null);
    }

    private static boolean covers(String declared, String tool) {
        return declared.equals(tool)
                || tool.startsWith(declared + "__")
                || (declared.endsWith("*") && tool.startsWith(declared.substring(0, declared.length() - 1)));
    }

    private static boolean runs(String tool) {
        int open = tool.indexOf('(');
        return RUNNERS.contains((open < 0 ? tool : tool.substring(0, open)).toLowerCase(Locale.ROOT));
    }

    private void hosts() {
        Manifest manifest = subject.manifest();
        if (!manifest.onlyHosts()) {
            return;
        }
        for (String host : used.hosts()) {
            if (!isDeclared(manifest, host)) {
                add("603", FindingSeverity.MEDIUM, 0.9, "uses a host that it does not declare: ", host);
            }
        }
    }

    static boolean isDeclared(Manifest manifest, String host) {
        return manifest.hosts().stream()
                .anyMatch(each -> each.equals(host)
                        || (each.startsWith("*.") && host.endsWith(each.substring(1)))
                        || host.endsWith("." + each));
    }

    private void env() {
        Set<String> declared = subject.manifest().env();
        if (declared.isEmpty()) {
            return;
        }
        for (String name : used.env()) {
            if (!declared.contains(name) && isSecret(name)) {
                add("606", FindingSeverity.MEDIUM, 0.7, "reads a credential that it does not declare: ", name);
            }
        }
    }

    private static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.contains("TOKEN")
                || upper.contains("SECRET")
                || upper.contains("PASSWORD")
                || upper.contains("API_KEY")
                || upper.contains("PRIVATE_KEY")
                || upper.contains("ACCESS_KEY");
    }

    /** What is declared and occurs nowhere else: more rights than it needs. */
    private void idle() {
        Manifest manifest = subject.manifest();
        boolean code = subject.files().stream().anyMatch(file -> file.kind().segment() == SegmentKind.SCRIPT);
        for (String bin : manifest.bins()) {
            if (!used.bins().contains(bin) && places.mayLook() && places.isOnlyOnce(bin)) {
                add("605", FindingSeverity.LOW, 0.5, "declares a program that nothing uses: ", bin);
            }
        }
        for (String name : manifest.env()) {
            if (code && !used.env().contains(name) && places.mayLook() && places.isOnlyOnce(name)) {
                add("605", FindingSeverity.LOW, 0.5, "declares a variable that nothing uses: ", name);
            }
        }
    }
}
