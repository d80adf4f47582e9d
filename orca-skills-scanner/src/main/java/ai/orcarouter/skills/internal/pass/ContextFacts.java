/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.LinearPattern;
import ai.orcarouter.skills.internal.rule.RuleMatch;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.internal.text.View;
import ai.orcarouter.skills.model.SkillFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What speaks for a match being talked about rather than meant (skills.md section 4): a negation or warning before it,
 * a heading that teaches, quotation, a folder of test data, a skill about security. Each fact lowers the severity by a
 * level, two at most; none of them counts in scripts, comments that are not shown and load-time commands, and in
 * decoded text only the last one.
 */
public final class ContextFacts {
    private static final int LOOK_BACK = 90;
    private static final int LEAD_IN = 160;
    private static final int MAX_LEVELS = 2;

    private static final String NEGATED = "a negation or warning stands before it";
    private static final String TAUGHT = "its heading teaches";
    private static final String QUOTED = "it is quoted";
    private static final String TEST_DATA = "the file is test data";
    private static final String ABOUT_SECURITY = "the skill is about security";
    private static final Set<String> ALL = Set.of(NEGATED, TAUGHT, QUOTED, TEST_DATA, ABOUT_SECURITY);

    /** One level for what decoding raises it by, and one for the topic. */
    private static final List<String> DECODED_LESSON = List.of(ABOUT_SECURITY, "its text shows what is encoded");

    private static final List<String> FIXTURE_LESSON = List.of(TEST_DATA, ABOUT_SECURITY);

    private static final LinearPattern WARNING =
            LinearPattern.compile("(?i)\\b(?:never|don'?t|do not|avoid|refuse|reject|"
                    + "block(?:s|ed)?|flag(?:s|ged)?|detect(?:s|ed|ing)?|warn(?:s|ing)?|prevent(?:s|ing)?|forbid(?:den|s)?|"
                    + "dangerous|malicious|suspicious|unsafe|insecure|vulnerab\\w*|attack(?:s|ers?)?|exploit\\w*|threat\\w*|"
                    + "red flags?|anti-?patterns?|bad|wrong|injection|watch for|look for|search for|"
                    + "such as|e\\.g\\.|traits|hallmarks|for example|instead of|rather than|must not|should not|cannot|not allowed|"
                    + "check for|scan for|looks? like|patterns? like|grep|what if|tries to|attempts? to|tell(?:s|ing)? you to|"
                    + "if (?:a|an|the|any|some) \\w+ (?:says?|asks?|tells?|claims?|instructs?|contains?))\\b");
    private static final LinearPattern TEACHING = LinearPattern.compile(
            "(?i)\\b(?:detect\\w*|red flags?|"
                    + "anti-?patterns?|vulnerab\\w*|attack\\w*|threat\\w*|exploit\\w*|malicious|suspicious|dangerous|"
                    + "injection|jailbreak\\w*|what to look for|indicators?|signatures?|checks?|checklist|audit\\w*|"
                    + "security (?:review|considerations|patterns?|issues?|risks?|findings?|notes?)|don'?ts?|do not|never|avoid|"
                    + "bad|wrong|insecure|unsafe|blocked|denied|deny|prohibited|forbidden|refus\\w*|rationalizations?|"
                    + "payloads?|cheat.?sheet|traits?|adversarial|red.?team\\w*|severity|patterns?|test cases?|evasion|guard\\w*)\\b");
    private static final LinearPattern TOPIC = LinearPattern.compile(
            "(?i)\\b(?:security|vulnerab\\w*|attack\\w*|"
                    + "prompt.?injection\\w*|jailbreak\\w*|malicious|malware|threat\\w*|exploit\\w*|pentest\\w*|"
                    + "penetration.test\\w*|red.?team\\w*|forensic\\w*|yara|semgrep|codeql|siem|incident.respon\\w*|"
                    + "defen[cs]e|defend\\w*|audit\\w*|hardening|scanner|fuzz\\w*|ctfs?|reverse.shells?|owasp|cves?|"
                    + "deobfuscat\\w*|obfuscat\\w*|reverse.engineer\\w*|phishing|gitleaks|trufflehog|secret.scan\\w*|dfir|maldocs?|soc|sigma|detection.rules?|edr|mitre)\\b");
    private static final List<String> FIXTURES = List.of(
            "/test/", "/tests/", "/__tests__/", "/fixtures/", "/fixture/", "/evals/", "/eval/", "/testdata/", "/spec/");

    private final boolean securityTopic;

    ContextFacts(String name, String description) {
        securityTopic = topics(name + " " + description) >= 2;
    }

    /** Whether a finding is of something that is talked about, and was lowered for that. */
    public static boolean isToldOf(SkillFinding finding) {
        return finding.notes().stream().anyMatch(ALL::contains);
    }

    private static int topics(String text) {
        int count = 0;
        int from = 0;
        String rest = text.substring(0, Math.min(text.length(), 2_000));
        // Words one by one, and two by two: a pattern says whether, not how often.
        String before = "";
        while (from < rest.length()) {
            int end = from;
            while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                end++;
            }
            String word = rest.substring(from, end);
            if (TOPIC.find(word)) {
                count++;
                before = "";
            } else if (TOPIC.find(before + " " + word)) {
                count++;
                before = "";
            } else {
                before = word;
            }
            from = end + 1;
        }
        return count;
    }

    /** Why the match is worth less, one reason for each level. */
    List<String> of(View view, RuleMatch match) {
        Segment segment = match.segment();
        boolean markdown = "markdown".equals(view.file().kind().language());
        if (match.context() && view.isDecoded() && markdown && securityTopic) {
            return DECODED_LESSON;
        }
        if (markdown && securityTopic && isFixture(view.file().path())) {
            return FIXTURE_LESSON;
        }
        if (!match.context() || view.isDecoded()) {
            return List.of();
        }
        return of(view.file(), view.text(), segment, match.start(), quoted(view.text(), match));
    }

    /** The same for something in a file's own text that no rule matched. */
    List<String> of(ScanFile file, int start) {
        return of(file, file.text().text(), file.segments().at(start), start, false);
    }

    private List<String> of(ScanFile file, String text, Segment segment, int start, boolean quoted) {
        if (!applies(segment.kind())) {
            return List.of();
        }
        boolean markdown = "markdown".equals(file.kind().language());
        List<String> facts = new ArrayList<>();
        if (markdown && warned(text, segment, start)) {
            facts.add(NEGATED);
        }
        if (markdown && TEACHING.find(segment.headings())) {
            facts.add(TAUGHT);
        }
        if (segment.kind() == SegmentKind.TABLE || (segment.kind() == SegmentKind.QUOTE && securityTopic) || quoted) {
            facts.add(QUOTED);
        }
        if (isFixture(file.path())) {
            facts.add(TEST_DATA);
        }
        if (securityTopic && markdown) {
            facts.add(ABOUT_SECURITY);
        }
        return facts.size() > MAX_LEVELS ? facts.subList(0, MAX_LEVELS) : facts;
    }

    private static boolean applies(SegmentKind kind) {
        return switch (kind) {
            case FRONT_MATTER, HEADING, PROSE, QUOTE, TABLE, FENCE, INLINE_CODE -> true;
            case HTML_COMMENT, DOCSTRING, TOOL_TEXT, LOAD_COMMAND, SCRIPT, COMMENT, DATA, DECODED -> false;
        };
    }

    static boolean isFixture(String path) {
        String around = "/" + path.toLowerCase(Locale.ROOT);
        return FIXTURES.stream().anyMatch(around::contains);
    }

    private static boolean warned(String text, Segment segment, int start) {
        int from = Math.max(segment.start(), start - LOOK_BACK);
        if (segment.kind() == SegmentKind.FENCE || segment.kind() == SegmentKind.INLINE_CODE) {
            // What leads in to the code says what it is for; in a fence, also a remark on the lines above.
            int leadIn = Math.max(0, segment.start() - (segment.kind() == SegmentKind.FENCE ? LEAD_IN : LOOK_BACK));
            String before = text.substring(leadIn, segment.start());
            if (WARNING.find(sentenceEnd(before.stripTrailing()))) {
                return true;
            }
        }
        return WARNING.find(sentenceEnd(text.substring(from, start)));
    }

    /** What of a text belongs to the sentence that its end is in. */
    private static String sentenceEnd(String text) {
        int cut = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            boolean stop = (c == '.' || c == '!' || c == '?') && text.charAt(i + 1) <= ' ';
            boolean paragraph = c == '\n' && (text.charAt(i + 1) == '\n');
            if (stop || paragraph) {
                cut = i + 1;
            }
        }
        return text.substring(cut);
    }

    private static boolean quoted(String text, RuleMatch match) {
        SegmentKind kind = match.segment().kind();
        if (kind != SegmentKind.PROSE
                && kind != SegmentKind.TABLE
                && kind != SegmentKind.INLINE_CODE
                && kind != SegmentKind.FRONT_MATTER) {
            return false;
        }
        if (match.start() == 0 || match.end() >= text.length()) {
            return false;
        }
        char before = text.charAt(match.start() - 1);
        int stop = Math.min(text.length(), match.end() + LOOK_BACK);
        return (before == '"' || before == '\'')
                && text.substring(match.end(), stop).indexOf(before) >= 0;
    }
}
