/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.skills.internal.manifest.ModelText;
import ai.orcarouter.skills.internal.rule.TermHits;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.tool.ListScan;
import ai.orcarouter.skills.internal.tool.Rule;
import ai.orcarouter.skills.internal.tool.ToolScan;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks at what tools, prompts and resources tell the model (skills.md 4.1, rules 420, 422, 425 and 426). The rules
 * that are data look at the same texts.
 */
public final class ToolTextPass {
    private static final ToolScan SCAN = ToolScan.load();
    private static final ListScan LIST = new ListScan(SCAN);
    private static final Map<String, String> REASONS =
            SCAN.rules().stream().collect(Collectors.toMap(Rule::id, Rule::reason));
    private static final int LONG = 4_000;
    private static final int SENTENCE = 24;
    private static final String HOST = "host";
    private static final String PACKAGE = "package";
    private static final Set<String> CHANGES =
            WordSet.of("delete remove drop write overwrite create update insert send post upload install uninstall "
                    + "kill deploy transfer pay purchase rename move truncate execute exec modify edit publish "
                    + "destroy wipe erase deletes removes writes overwrites sends creates updates uploads executes "
                    + "installs modifies erases");
    private static final Set<String> DESTROYS =
            WordSet.of("delete remove drop truncate destroy wipe erase overwrite kill uninstall deletes removes "
                    + "drops erases overwrites");
    private static final String[] ORDERS = {
        "override",
        "jailbreak",
        "conceal",
        "before_tool",
        "param_carry",
        "skip_confirm",
        "role_claim",
        "fetch_pipe",
        "decode_run",
        "rshell",
        "tag_imperative",
        "remote_instr",
        "sens_path"
    };

    private final Subject subject;
    private final Consumer<Observation> into;
    private final Map<String, ScanFile> files = new HashMap<>();
    private final Map<String, TextPlaces> places = new HashMap<>();

    private ToolTextPass(Subject subject, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
        subject.files().forEach(file -> files.put(file.path(), file));
    }

    /**
     * Hands what it sees to {@code into}.
     *
     * @param known names of tools that the agent has already
     */
    public static void run(Subject subject, Collection<String> known, Consumer<Observation> into) {
        List<ModelText> all = subject.manifest().modelTexts();
        if (all.isEmpty()) {
            return;
        }
        ToolTextPass pass = new ToolTextPass(subject, into);
        for (ModelText text : all) {
            pass.poison(text);
            pass.length(text);
            pass.presets(text);
            pass.annotations(text);
        }
        pass.names(all.stream().filter(text -> text.kind().equals("tool")).toList(), known);
    }

    private void add(
            String rule, FindingSeverity severity, double confidence, String message, ModelText text, String evidence) {
        into.accept(new Observation(
                subject.pack().rule("ORCA-SK-" + rule),
                severity,
                confidence,
                message,
                place(text, evidence),
                evidence,
                List.of(),
                List.of()));
    }

    /** Where a text stands in its file; else where the name does. */
    private SourceSpan place(ModelText text, String evidence) {
        ScanFile file = files.get(text.file());
        if (file == null) {
            return SourceSpan.of(text.file());
        }
        int[] at = places.computeIfAbsent(file.path(), path -> new TextPlaces(file.raw()))
                .of(evidence, text.name());
        return at[1] == 0 ? SourceSpan.of(text.file()) : file.span(at[0], at[1]);
    }

    /** What the scanner of tool definitions finds in it, worded in any of its languages. */
    private void poison(ModelText text) {
        for (Finding finding : SCAN.scan("", text.name(), text.description(), Arguments.ofValue(text.texts()))) {
            if (finding.level() == Level.HIGH) {
                add("420", FindingSeverity.HIGH, 0.9, reason(finding), text, finding.evidence());
            } else if (finding.level() == Level.MEDIUM) {
                add("420", FindingSeverity.LOW, 0.6, reason(finding), text, finding.evidence());
            }
        }
    }

    private static String reason(Finding finding) {
        return REASONS.getOrDefault(finding.rule(), finding.rule());
    }

    private void length(ModelText text) {
        if (text.description().length() > LONG) {
            add(
                    "425",
                    FindingSeverity.MEDIUM,
                    0.7,
                    "the description of " + text.name() + " is longer than " + LONG + " characters",
                    text,
                    text.description());
        }
    }

    private void presets(ModelText text) {
        for (String preset : text.presets()) {
            if (preset.length() >= SENTENCE && preset.indexOf(' ') > 0 && orders(preset)) {
                add(
                        "425",
                        FindingSeverity.HIGH,
                        0.9,
                        "a preset value of " + text.name() + " gives orders",
                        text,
                        preset);
            }
        }
    }

    private boolean orders(String text) {
        TermHits hits = subject.pack().hits(text);
        for (String order : ORDERS) {
            if (hits.count(subject.pack().term(order)) > 0) {
                return true;
            }
        }
        return false;
    }

    private void annotations(ModelText text) {
        Set<String> verbs = text.readOnly() ? CHANGES : text.harmless() ? DESTROYS : Set.of();
        String verb = firstWord(words(text.name()));
        String said = verbs.contains(verb) ? verb : firstWord(text.description());
        if (verbs.contains(said)) {
            add(
                    "426",
                    FindingSeverity.MEDIUM,
                    0.8,
                    text.name() + " says that it " + (text.readOnly() ? "only reads" : "destroys nothing") + ", but to "
                            + said + " is its work",
                    text,
                    text.name());
        }
    }

    /** The parts of a name in lower case, between spaces. */
    private static String words(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                out.append(' ');
            }
            out.append(Character.isLetterOrDigit(c) ? c : ' ');
        }
        return out.toString();
    }

    private static String firstWord(String text) {
        String stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && Character.isLetter(stripped.charAt(end))) {
            end++;
        }
        return stripped.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Tools that are named like those that are there already, and texts that speak of them. */
    private void names(List<ModelText> tools, Collection<String> known) {
        if (known.isEmpty() || tools.isEmpty()) {
            return;
        }
        List<ListScan.Entry> entries = new ArrayList<>();
        tools.forEach(tool -> entries.add(
                new ListScan.Entry(PACKAGE, tool.name(), tool.description() + "\n" + String.join("\n", tool.texts()))));
        known.forEach(name -> entries.add(new ListScan.Entry(HOST, name, "")));
        List<List<Finding>> found = LIST.scan(entries);
        for (int i = 0; i < tools.size(); i++) {
            for (Finding finding : found.get(i)) {
                FindingSeverity severity =
                        finding.level() == Level.HIGH ? FindingSeverity.HIGH : FindingSeverity.MEDIUM;
                add("422", severity, 0.9, reason(finding), tools.get(i), finding.evidence());
            }
        }
    }
}
