/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.PinnedFinding;
import ai.orcarouter.skills.model.SkillChange;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.ToldText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a scan shows that the one before it did not (skills.md 4.1, rules 801 to 805). */
public final class SkillDiff {
    /** How many changes are listed, those of severity high aside. */
    private static final int MAX = 100;

    /** How many are listed in any case; with one line for the rest of each rule, all that a record keeps. */
    private static final int MAX_HIGH = 490;

    private final Set<SkillChange> changes = new java.util.LinkedHashSet<>();

    private SkillDiff() {}

    /**
     * The changes, the most severe first and then in the order of the rules: all of severity high and as many others as
     * people read. Of what is left out, each rule says how many there are.
     */
    public static List<SkillChange> between(SkillPin before, SkillReport after) {
        if (before.contentHash().equals(after.contentHash())) {
            return List.of();
        }
        SkillDiff diff = new SkillDiff();
        diff.capabilities(before, after);
        for (String tool : added(before.used().tools(), after.used().tools())) {
            diff.add("802", FindingSeverity.MEDIUM, "a new tool: " + tool);
        }
        diff.told(before, after);
        for (String script : added(before.scripts(), after.scripts())) {
            boolean hook = script.indexOf('#') >= 0;
            diff.add(
                    "803",
                    FindingSeverity.HIGH,
                    (hook ? "a new command that runs by itself: " : "a new script: ") + script);
        }
        diff.declarations(before, after);
        diff.version(before.version(), after.version());
        return diff.listed();
    }

    private List<SkillChange> listed() {
        List<SkillChange> all = new ArrayList<>(changes);
        all.sort(Comparator.comparing(SkillChange::severity).reversed());
        int high = (int) all.stream()
                .filter(change -> change.severity().compareTo(FindingSeverity.HIGH) >= 0)
                .count();
        int shown = Math.min(all.size(), Math.max(MAX, Math.min(high, MAX_HIGH)));
        List<SkillChange> out = new ArrayList<>(all.subList(0, shown));
        Map<String, List<SkillChange>> rest = new TreeMap<>();
        all.subList(shown, all.size())
                .forEach(change -> rest.computeIfAbsent(change.rule(), rule -> new ArrayList<>())
                        .add(change));
        rest.forEach((rule, left) ->
                out.add(new SkillChange(rule, left.get(0).severity(), "and " + left.size() + " more of this rule")));
        return List.copyOf(out);
    }

    private void capabilities(SkillPin before, SkillReport after) {
        for (String host : added(before.used().hosts(), after.used().hosts())) {
            add("801", FindingSeverity.HIGH, "a new host: " + host);
        }
        for (String name : added(before.used().env(), after.used().env())) {
            FindingSeverity severity = isCredential(name) ? FindingSeverity.HIGH : FindingSeverity.MEDIUM;
            add("801", severity, "a new environment variable: " + name);
        }
        Set<String> known = new HashSet<>();
        for (PinnedFinding finding : before.findings()) {
            known.add(finding.rule());
        }
        for (SkillFinding finding : after.findings()) {
            if (finding.severity().compareTo(FindingSeverity.HIGH) >= 0 && known.add(finding.rule())) {
                add("801", FindingSeverity.HIGH, "a new kind of finding: " + finding.rule() + " " + finding.title());
            }
        }
    }

    /**
     * Texts that the model reads and that are not what they were. A text that was changed to give orders is high: who
     * trusted the tool trusted another one.
     */
    private void told(SkillPin before, SkillReport after) {
        Map<String, String> digests = new HashMap<>();
        before.told().forEach(text -> digests.put(text.name(), text.digest()));
        boolean orders = hasNewOrders(before, after);
        for (ToldText text : after.told()) {
            String known = digests.get(text.name());
            boolean tool = text.name().startsWith("tool ");
            if (known != null && !known.equals(text.digest())) {
                add(
                        "802",
                        orders ? FindingSeverity.HIGH : FindingSeverity.MEDIUM,
                        "another description or schema" + (orders ? ", with orders to the model: " : ": ")
                                + text.name());
            } else if (known == null && !tool && !digests.isEmpty()) {
                add("802", FindingSeverity.MEDIUM, "the model is told more: " + text.name());
            }
        }
    }

    /** Whether a text gives orders, hides something or asks for secrets that did not before. */
    private static boolean hasNewOrders(SkillPin before, SkillReport after) {
        Set<String> known = new HashSet<>();
        before.findings().forEach(finding -> known.add(finding.fingerprint()));
        return after.findings().stream()
                .anyMatch(finding -> finding.severity().compareTo(FindingSeverity.MEDIUM) >= 0
                        && (finding.rule().startsWith("ORCA-SK-4")
                                || finding.rule().startsWith("ORCA-SK-12"))
                        && !known.contains(finding.fingerprint()));
    }

    /** What the version says of a change: nothing may change under one version, and none comes after a newer one. */
    private void version(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            if (changes.isEmpty()) {
                add("805", FindingSeverity.LOW, "other content than the last time, without a new capability");
            }
        } else if (before.equals(after)) {
            add("805", FindingSeverity.MEDIUM, "other content under the same version " + after);
        } else if (Versions.compare(after, before) < 0) {
            add("805", FindingSeverity.MEDIUM, "the version went back from " + before + " to " + after);
        }
    }

    private void declarations(SkillPin before, SkillReport after) {
        for (String tool : added(before.declared().tools(), after.declared().tools())) {
            boolean runs = tool.equals("*") || tool.startsWith("Bash");
            add("804", runs ? FindingSeverity.HIGH : FindingSeverity.MEDIUM, "declares another tool: " + tool);
        }
        for (String host : added(before.declared().hosts(), after.declared().hosts())) {
            add("804", FindingSeverity.MEDIUM, "declares another host: " + host);
        }
        for (String name : added(before.declared().env(), after.declared().env())) {
            add("804", FindingSeverity.MEDIUM, "declares another environment variable: " + name);
        }
        for (String bin : added(before.declared().bins(), after.declared().bins())) {
            add("804", FindingSeverity.MEDIUM, "declares another program: " + bin);
        }
        for (String path : added(before.declared().paths(), after.declared().paths())) {
            add("804", FindingSeverity.MEDIUM, "declares another path: " + path);
        }
        for (String permission :
                added(before.declared().permissions(), after.declared().permissions())) {
            add("804", FindingSeverity.MEDIUM, "declares another permission: " + permission);
        }
    }

    private static boolean isCredential(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.contains("KEY")
                || upper.contains("TOKEN")
                || upper.contains("SECRET")
                || upper.contains("PASS")
                || upper.contains("CREDENTIAL");
    }

    private static List<String> added(Collection<String> before, Collection<String> after) {
        Set<String> known = Set.copyOf(before);
        return after.stream().filter(each -> !known.contains(each)).toList();
    }

    private void add(String rule, FindingSeverity severity, String message) {
        changes.add(new SkillChange("ORCA-SK-" + rule, severity, message));
    }
}
