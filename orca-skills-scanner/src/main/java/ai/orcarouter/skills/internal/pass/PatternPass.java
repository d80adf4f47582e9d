/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.ModelText;
import ai.orcarouter.skills.internal.rule.Rule;
import ai.orcarouter.skills.internal.rule.RuleMatch;
import ai.orcarouter.skills.internal.rule.RuleMatcher;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.internal.rule.TermHits;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.internal.text.View;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Applies the rules that are data to all views of all files. */
public final class PatternPass {
    private static final int MAX_EVIDENCE = 200;

    private PatternPass() {}

    private record Scanned(View view, TermHits hits, BitSet inFile) {}

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Consumer<Observation> into) {
        RulePack pack = subject.pack();
        ContextFacts facts =
                new ContextFacts(subject.manifest().name(), subject.manifest().description());
        List<Scanned> scanned = new ArrayList<>();
        BitSet inPackage = new BitSet();
        for (ScanFile file : subject.files()) {
            BitSet inFile = new BitSet();
            for (View view : views(subject, file)) {
                TermHits hits = pack.hits(view.text());
                hits.addTo(inFile);
                scanned.add(new Scanned(view, hits, inFile));
            }
            inPackage.or(inFile);
        }
        for (Scanned one : scanned) {
            RuleMatcher.match(
                    pack,
                    one.view(),
                    one.hits(),
                    one.inFile(),
                    inPackage,
                    match -> into.accept(observe(one.view(), match, facts)));
        }
    }

    private static List<View> views(Subject subject, ScanFile file) {
        List<View> views = View.of(file);
        List<View> all = views;
        for (ModelText text : subject.manifest().modelTexts()) {
            if (text.file().equals(file.path())) {
                all = all == views ? new ArrayList<>(views) : all;
                String told = text.description() + "\n" + String.join("\n", text.texts());
                int[] at = TextPlaces.of(file.raw(), told, text.name());
                all.add(View.ofModelText(file, told, at[0], at[1]));
            }
        }
        return all;
    }

    private static Observation observe(View view, RuleMatch match, ContextFacts facts) {
        List<String> notes = new ArrayList<>();
        FindingSeverity severity = match.severity();
        if (!view.note().isEmpty()) {
            boolean obeyed = match.segment().kind() == SegmentKind.TOOL_TEXT && isOrder(match.rule());
            notes.add(view.note());
            severity = view.isDecoded() || obeyed ? severity.raise() : severity;
        }
        List<String> lower = facts.of(view, match);
        FindingSeverity lowered = severity.lower(lower.size());
        if (lowered.compareTo(match.floor()) < 0) {
            lowered = match.floor().compareTo(severity) < 0 ? match.floor() : severity;
        }
        notes.addAll(lower);
        double confidence = lower.isEmpty() ? match.confidence() : Math.max(0.4, match.confidence() - 0.1);
        int start = view.start().applyAsInt(match.start());
        int end = view.end().applyAsInt(match.end());
        String evidence = view.text().substring(match.start(), Math.min(match.end(), match.start() + MAX_EVIDENCE));
        return new Observation(
                match.rule(), lowered, confidence, "", view.file().span(start, end), evidence, notes, List.of());
    }

    /** Rules 401 to 412: one level more in what a tool tells the model (skills.md 4.1). */
    private static boolean isOrder(Rule rule) {
        return rule.id().startsWith("ORCA-SK-40") || rule.id().startsWith("ORCA-SK-41");
    }
}
