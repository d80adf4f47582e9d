/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.core.text.Printable;
import ai.orcarouter.skills.internal.pass.Observation;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.SecretMask;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns observations into findings, the strongest first, each with its fingerprint. A report shows one for each rule
 * and line, and a few of each rule; what a baseline accepts is taken from all of them before, so that nothing hides
 * behind what was accepted.
 */
public final class FindingMaker {
    private static final int MAX_SHOWN = 20;
    private static final int MAX_PER_RULE = 1_000;

    private FindingMaker() {}

    /** The observations that become findings, in the order of severity, then rule, then place. */
    public static List<Observation> distinct(List<Observation> observations, Gaps gaps) {
        List<Observation> ordered = new ArrayList<>(observations);
        ordered.sort(Comparator.comparing(Observation::severity)
                .reversed()
                .thenComparing(o -> o.rule().id())
                .thenComparing(
                        Comparator.comparingDouble(Observation::confidence).reversed())
                .thenComparing(o -> o.related().isEmpty())
                .thenComparing(o -> o.span().file())
                .thenComparingInt(o -> o.span().line())
                .thenComparingInt(o -> o.span().column())
                .thenComparing(Observation::evidence)
                .thenComparing(o -> o.notes().toString()));
        Set<String> places = new HashSet<>();
        Map<String, Integer> perRule = new HashMap<>();
        List<Observation> out = new ArrayList<>();
        for (Observation one : ordered) {
            String place = place(one.rule().id(), one.span());
            if (!places.add(place + "\n" + Identity.squeezed(one.evidence()))) {
                continue;
            }
            if (perRule.merge(one.rule().id(), 1, Integer::sum) <= MAX_PER_RULE) {
                out.add(one);
            } else {
                gaps.tell(Gaps.FINDINGS, one.span().file(), "more findings of one rule than are told apart");
            }
        }
        return out;
    }

    /** The findings, in the order of the observations; none shows a credential. */
    public static List<SkillFinding> of(Subject subject, List<Observation> observations, SecretMask mask) {
        Identity identity = new Identity(subject);
        return observations.stream().map(one -> finding(one, identity, mask)).toList();
    }

    /** What a report shows of findings that are in order. */
    public static List<SkillFinding> shown(List<SkillFinding> findings) {
        Set<String> places = new HashSet<>();
        Map<String, Integer> perRule = new HashMap<>();
        return findings.stream()
                .filter(one -> places.add(place(one.rule(), one.span()))
                        && perRule.merge(one.rule(), 1, Integer::sum) <= MAX_SHOWN)
                .toList();
    }

    private static String place(String rule, SourceSpan span) {
        return rule + "\n" + span.file() + "\n" + span.line();
    }

    private static SkillFinding finding(Observation one, Identity identity, SecretMask mask) {
        String evidence = printable(hidden(one.evidence(), mask));
        return new SkillFinding(
                one.rule().id(),
                one.rule().title(),
                one.rule().threat(),
                one.severity(),
                one.confidence(),
                one.message().isEmpty() ? one.rule().title() : printable(mask.hide(one.message())),
                one.span(),
                evidence,
                one.notes(),
                one.related(),
                one.rule().remediation(),
                identity.fingerprint(one));
    }

    /** Only what is shown of a text is looked at, and what stands behind it. */
    private static String hidden(String text, SecretMask mask) {
        return mask.hide(text.substring(0, Math.min(text.length(), 2 * Observation.MAX_EVIDENCE)));
    }

    /** Without characters that act on terminals or hide, and not longer than a line. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length() && out.length() < Observation.MAX_EVIDENCE) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n' || c == '\r' || c == '\t') {
                out.append(' ');
            } else if (Printable.isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u{%X}", c));
            }
        }
        return out.toString();
    }
}
