/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.ModelText;
import ai.orcarouter.skills.internal.rule.Rule;
import ai.orcarouter.skills.internal.rule.RuleMatch;
import ai.orcarouter.skills.internal.rule.RuleMatcher;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.internal.rule.RuleWork;
import ai.orcarouter.skills.internal.rule.TermHits;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.internal.text.View;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Applies the rules that are data to all views of all files. */
public final class PatternPass {

    private PatternPass() {}

    private record Scanned(int text, View view, TermHits hits, BitSet inFile) {}

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Gaps gaps, Consumer<Observation> into) {
        RulePack pack = subject.pack();
        RuleWork work =
                new RuleWork(subject.files().stream().mapToInt(ScanFile::weight).toArray());
        ContextFacts facts =
                new ContextFacts(subject.manifest().name(), subject.manifest().description());
        Map<String, List<ModelText>> told = new HashMap<>();
        for (ModelText text : subject.manifest().modelTexts()) {
            told.computeIfAbsent(text.file(), file -> new ArrayList<>()).add(text);
        }
        List<Scanned> scanned = new ArrayList<>();
        BitSet inPackage = new BitSet();
        for (int i = 0; i < subject.files().size(); i++) {
            ScanFile file = subject.files().get(i);
            work.find(i);
            BitSet inFile = new BitSet();
            for (View view : views(file, told.getOrDefault(file.path(), List.of()), gaps)) {
                TermHits hits = pack.hits(view.text(), work);
                if (hits.isCut()) {
                    tell(gaps, file);
                }
                hits.addTo(inFile);
                scanned.add(new Scanned(i, view, hits, inFile));
            }
            inPackage.or(inFile);
        }
        int text = -1;
        for (Scanned one : scanned) {
            if (one.text() != text) {
                text = one.text();
                work.weigh(text);
            }
            RuleMatcher.match(
                    pack,
                    one.view(),
                    one.hits(),
                    one.inFile(),
                    inPackage,
                    work,
                    match -> into.accept(observe(one.view(), match, facts)));
            if (work.isSpent()) {
                tell(gaps, one.view().file());
            }
        }
    }

    private static void tell(Gaps gaps, ScanFile file) {
        gaps.tell(Gaps.WORK, file.path(), "more matches of rules than any honest text has; the rest was not scanned");
    }

    private static List<View> views(ScanFile file, List<ModelText> texts, Gaps gaps) {
        if (texts.isEmpty()) {
            return View.of(file, gaps);
        }
        List<View> all = new ArrayList<>(View.of(file, gaps));
        TextPlaces places = new TextPlaces(file.raw());
        for (ModelText text : texts) {
            String told = text.description() + "\n" + String.join("\n", text.texts());
            int[] at = places.of(told, text.name());
            all.add(View.ofModelText(file, told, at[0], at[1]));
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
        String evidence =
                view.text().substring(match.start(), Math.min(match.end(), match.start() + Observation.MAX_EVIDENCE));
        return new Observation(
                match.rule(), lowered, confidence, "", view.file().span(start, end), evidence, notes, List.of());
    }

    /** Rules 401 to 412: one level more in what a tool tells the model (skills.md 4.1). */
    private static boolean isOrder(Rule rule) {
        return rule.id().startsWith("ORCA-SK-40") || rule.id().startsWith("ORCA-SK-41");
    }
}
