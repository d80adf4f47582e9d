/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the local rules say about a part of a text that grows, and which of it stays as it is.
 *
 * <p>The rules run in order, each over what the ones before have masked. A rule can be sure only of what it sees in
 * text that the rules before are sure of; and a place that is settled never lies within a match. So a search that
 * starts at such a place finds what a search of the whole text finds behind it, and a settled place of the last rule is
 * settled for all. One thread at a time.
 */
public final class Window {
    private record Counted(int rule, String text, List<WorkingText.Edit> edits) {}

    private final String text;
    private final int from;
    private final List<Long> used;
    private final List<Violation> found = new ArrayList<>();
    private final Spans spans = new Spans();
    private final List<Counted> counted = new ArrayList<>();
    private final Set<RuleType> blocking = new LinkedHashSet<>();
    private final Set<RuleType> blockingNow = new LinkedHashSet<>();
    private final List<WorkingText.Edit> edits;
    private @Nullable Reading lastSure;
    private int settled;

    /** Whether a rule has cut the text, so that whatever follows the rules behind it see nothing more. */
    private boolean isCut;

    Window(List<CompiledRule> rules, Suppressions suppressions, Detection detection, Extent extent) {
        this.text = extent.text();
        this.from = extent.from();
        this.used = extent.used();
        this.settled = text.length();
        detection.tags(text, spans::add);
        Fold fold = new Fold(text, suppressions, true);
        for (int i = 0; i < rules.size(); i++) {
            LocalCheck check = rules.get(i).localOrNull();
            if (check != null && rules.get(i).rule().stage().covers(TextStage.OUTPUT)) {
                apply(fold, i, rules.get(i), check, extent);
            }
        }
        this.edits = fold.working().edits();
    }

    /**
     * The part of a text that is looked at.
     *
     * @param text it, with one character more in front where the whole text has one
     * @param from where the search begins, 0 or 1
     * @param used for each rule that counts code points how many there were before
     * @param reach how many characters detectors may have to see
     * @param since matches that end before have been dealt with
     * @param isLast whether nothing follows
     */
    public record Extent(String text, int from, List<Long> used, int reach, int since, boolean isLast) {}

    private void apply(Fold fold, int index, CompiledRule rule, LocalCheck check, Extent extent) {
        WorkingText working = fold.working();
        check.tags().forEach(tag -> tag.addTo(spans, text));
        int open = text.length();
        if (!extent.isLast() && !isCut) {
            open = working.origin(check.settled(sure(fold), from, extent.reach()));
        }
        LocalCheck here = check;
        if (check instanceof LengthCheck length) {
            counted.add(new Counted(index, working.current(), working.edits()));
            here = length.after(used.get(index));
        }
        int before = fold.violations().size();
        fold.add(rule.rule(), here, from);
        settled = Math.max(from, Math.min(settled, open));
        if (fold.violations().size() > before) {
            Violation violation = fold.violations().get(before);
            found.add(violation);
            if (!(check instanceof LengthCheck)) {
                violation.matches().forEach(match -> spans.add(match.start(), match.end()));
            }
        }
        settled = Math.max(from, spans.down(settled));
        if (fold.violations().size() > before) {
            noteBlock(fold.violations().get(before), extent.since());
            isCut |= check instanceof LengthCheck && rule.rule().action() == GuardrailAction.MASK;
        }
    }

    /** The text that the rules before are sure of, without half a pair of surrogates at its end. */
    private Reading sure(Fold fold) {
        WorkingText working = fold.working();
        String current = working.current();
        int end = working.image(settled);
        boolean splitsPair = end > 0
                && end < current.length()
                && Character.isHighSurrogate(current.charAt(end - 1))
                && Character.isLowSurrogate(current.charAt(end));
        int sure = splitsPair ? end - 1 : end;
        if (sure == current.length()) {
            return fold.reading();
        }
        String part = current.substring(0, sure);
        Reading known = lastSure;
        if (known == null || !known.text().equals(part)) {
            known = new Reading(part);
            lastSure = known;
        }
        return known;
    }

    private void noteBlock(Violation violation, int since) {
        for (Match match : violation.matches()) {
            if (match.action() == GuardrailAction.BLOCK && match.end() > since) {
                blockingNow.add(violation.ruleType());
                if (match.start() < settled) {
                    blocking.add(violation.ruleType());
                }
            }
        }
    }

    /** The types of the rules that block this text as it is, should nothing follow. */
    public Set<RuleType> blockingNow() {
        return blockingNow;
    }

    /** The types of the rules that block whatever follows. */
    public Set<RuleType> blocking() {
        return blocking;
    }

    /**
     * What was found, settled or not, in offsets of the part. The kinds of keyword matches are the keywords' numbers.
     */
    public List<Violation> found() {
        return found;
    }

    /** Up to where everything is settled; never within a match or a pair of surrogates. */
    public int settled() {
        return place(settled);
    }

    /** The last place up to {@code offset} that is settled. */
    public int settled(int offset) {
        return place(Math.min(offset, settled));
    }

    /** The end of the match that starts at a place if that is settled too; else the place. */
    public int settledOver(int offset) {
        int end = spans.over(offset);
        return end <= settled ? end : offset;
    }

    /** The last place up to a settled one that a search can start at anew, with the character before for context. */
    public int restart(int offset) {
        int place = place(Math.max(from, offset));
        while (place > from && spans.isBehindSpan(place)) {
            place = place(spans.down(place - 1));
        }
        return Math.max(from, place);
    }

    private int place(int offset) {
        int place = spans.down(offset);
        while (place > 0
                && place < text.length()
                && Character.isHighSurrogate(text.charAt(place - 1))
                && Character.isLowSurrogate(text.charAt(place))) {
            place = spans.down(place - 1);
        }
        return Math.max(from, place);
    }

    /** A stretch between two places as it is after masking. */
    public String masked(int start, int end) {
        StringBuilder out = new StringBuilder(end - start + 16);
        int copied = start;
        for (WorkingText.Edit edit : edits) {
            if (edit.end() > start && edit.start() < end) {
                out.append(text, copied, Math.max(copied, edit.start())).append(edit.text());
                copied = Math.min(end, edit.end());
            }
        }
        return out.append(text, copied, end).toString();
    }

    /** How many code points there were for each rule that counts them, at a place. */
    public List<Long> usedAt(int place) {
        List<Long> now = new ArrayList<>(used);
        for (Counted count : counted) {
            WorkingText working = new WorkingText(text);
            working.edit(count.edits);
            long more = count.text.codePointCount(from, working.image(place));
            now.set(count.rule, used.get(count.rule) + more);
        }
        return now;
    }
}
