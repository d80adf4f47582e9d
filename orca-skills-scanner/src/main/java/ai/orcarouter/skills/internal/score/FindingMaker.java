/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.core.text.Printable;
import ai.orcarouter.skills.internal.pass.Observation;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.model.SkillFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns observations into findings: one for each rule and line, the strongest first, each with its fingerprint. */
public final class FindingMaker {
    private static final int MAX_PER_RULE = 20;

    private FindingMaker() {}

    /** The findings, in the order of severity, then rule, then place. */
    public static List<SkillFinding> of(Subject subject, List<Observation> observations) {
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
        Identity identity = new Identity(subject);
        List<SkillFinding> findings = new ArrayList<>();
        for (Observation one : ordered) {
            boolean first = places.add(one.rule().id() + "\n" + one.span().file() + "\n"
                    + one.span().line());
            if (first && perRule.merge(one.rule().id(), 1, Integer::sum) <= MAX_PER_RULE) {
                findings.add(finding(one, identity));
            }
        }
        return List.copyOf(findings);
    }

    private static SkillFinding finding(Observation one, Identity identity) {
        String evidence = printable(one.evidence());
        return new SkillFinding(
                one.rule().id(),
                one.rule().title(),
                one.rule().threat(),
                one.severity(),
                one.confidence(),
                one.message().isEmpty() ? one.rule().title() : printable(one.message()),
                one.span(),
                evidence,
                one.notes(),
                one.related(),
                one.rule().remediation(),
                identity.fingerprint(one));
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
