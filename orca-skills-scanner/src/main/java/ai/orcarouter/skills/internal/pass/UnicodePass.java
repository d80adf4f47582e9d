/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.NormalizedText;
import ai.orcarouter.core.text.TextChange;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at characters that people do not see, or take for others. */
public final class UnicodePass {
    private static final int TAGS = 4;
    private static final int UNIT = 3;
    private static final int RUN = 6;
    private static final int BESIDE = 20;

    private UnicodePass() {}

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Consumer<Observation> into) {
        for (ScanFile file : subject.files()) {
            tags(subject, file, into);
            bidi(subject, file, into);
            zeroWidth(subject, file, into);
            mixedScript(subject, file, into);
            escapes(subject, file, into);
            selectors(subject, file, into);
        }
    }

    private static void add(
            Subject subject,
            ScanFile file,
            String rule,
            FindingSeverity severity,
            String message,
            List<NormalizedText.Span> spans,
            Consumer<Observation> into) {
        NormalizedText.Span first = spans.get(0);
        into.accept(Observation.of(
                subject.pack().rule("ORCA-SK-" + rule),
                severity,
                message,
                file.span(first.start(), first.end()),
                Observation.evidence(around(file.raw(), spans))));
    }

    /** Every place with what stands beside it on its line, since one finding speaks for all of them. */
    private static String around(String raw, List<NormalizedText.Span> spans) {
        StringBuilder out = new StringBuilder();
        for (NormalizedText.Span span : spans) {
            int from = span.start();
            while (from > 0 && from > span.start() - BESIDE && raw.charAt(from - 1) != '\n') {
                from--;
            }
            int to = span.end();
            while (to < raw.length() && to < span.end() + BESIDE && raw.charAt(to) != '\n') {
                to++;
            }
            out.append(raw, from, to).append('\n');
        }
        return out.toString();
    }

    private static void tags(Subject subject, ScanFile file, Consumer<Observation> into) {
        if (file.normal().count(TextChange.TAG) < TAGS) {
            return;
        }
        NormalizedText.Span span = file.normal().spans(TextChange.TAG).get(0);
        StringBuilder hidden = new StringBuilder();
        file.raw()
                .codePoints()
                .filter(c -> c >= 0xE0020 && c <= 0xE007E)
                .forEach(c -> hidden.append((char) (c - 0xE0000)));
        into.accept(Observation.of(
                subject.pack().rule("ORCA-SK-121"),
                FindingSeverity.CRITICAL,
                "text in tag characters, which nothing shows",
                file.span(span.start(), span.end()),
                Observation.evidence(hidden.toString())));
    }

    private static void bidi(Subject subject, ScanFile file, Consumer<Observation> into) {
        if (file.normal().count(TextChange.BIDI) == 0) {
            return;
        }
        boolean rightToLeft = file.raw().codePoints().limit(100_000).anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
        List<NormalizedText.Span> spans = file.normal().spans(TextChange.BIDI).stream()
                .filter(span -> isOverride(file.raw().charAt(span.start())))
                .toList();
        if (!rightToLeft && !spans.isEmpty()) {
            add(
                    subject,
                    file,
                    "122",
                    FindingSeverity.HIGH,
                    "text whose order on screen is not that in the file",
                    spans,
                    into);
        }
    }

    private static boolean isOverride(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static void zeroWidth(Subject subject, ScanFile file, Consumer<Observation> into) {
        String raw = file.raw();
        List<NormalizedText.Span> inWords = file.normal().spans(TextChange.HIDDEN).stream()
                .filter(span -> span.start() > 0
                        && span.end() < raw.length()
                        && isLatin(raw.charAt(span.start() - 1))
                        && isLatin(raw.charAt(span.end())))
                .toList();
        if (inWords.size() >= 2) {
            add(subject, file, "123", FindingSeverity.HIGH, "invisible characters inside words", inWords, into);
        }
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static void mixedScript(Subject subject, ScanFile file, Consumer<Observation> into) {
        List<NormalizedText.Span> spans = file.normal().spans(TextChange.CONFUSABLE).stream()
                .filter(span -> !isSymbol(file.raw(), span))
                .toList();
        if (spans.size() >= 3) {
            add(subject, file, "124", FindingSeverity.HIGH, "letters of another script inside words", spans, into);
        }
    }

    /** A Greek letter beside a few Latin ones, which units and formulas are written with. */
    private static boolean isSymbol(String raw, NormalizedText.Span span) {
        if (Character.UnicodeScript.of(raw.codePointAt(span.start())) != Character.UnicodeScript.GREEK
                && raw.charAt(span.start()) != '\u00B5') {
            return false;
        }
        int from = span.start();
        while (from > 0 && isLatin(raw.charAt(from - 1))) {
            from--;
        }
        int to = span.end();
        while (to < raw.length() && isLatin(raw.charAt(to))) {
            to++;
        }
        boolean edge = from == span.start() || to == span.end();
        return edge && to - from - (span.end() - span.start()) <= UNIT;
    }

    private static void escapes(Subject subject, ScanFile file, Consumer<Observation> into) {
        List<NormalizedText.Span> spans = new ArrayList<>();
        for (int at = file.raw().indexOf("\u001B["); at >= 0; at = file.raw().indexOf("\u001B[", at + 2)) {
            spans.add(new NormalizedText.Span(at, at + 2));
        }
        if (!spans.isEmpty()) {
            add(subject, file, "126", FindingSeverity.MEDIUM, "terminal control sequences", spans, into);
        }
    }

    /** A run of variation selectors or of the private use area: bytes that a few lines of code turn into a program. */
    private static void selectors(Subject subject, ScanFile file, Consumer<Observation> into) {
        String raw = file.raw();
        List<NormalizedText.Span> runs = new ArrayList<>();
        int run = 0;
        int start = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            start = run == 0 ? i : start;
            run = isSelector(c) ? run + 1 : 0;
            i += Character.charCount(c);
            if (run > RUN) {
                runs.remove(runs.size() - 1);
            }
            if (run >= RUN) {
                runs.add(new NormalizedText.Span(start, i));
            }
        }
        if (!runs.isEmpty()) {
            boolean bytes = runs.stream().anyMatch(span -> raw.codePointAt(span.start()) >= 0xE0100);
            boolean evaluates = bytes || raw.contains("eval") || raw.contains("exec") || raw.contains("Function");
            add(
                    subject,
                    file,
                    "125",
                    evaluates ? FindingSeverity.HIGH : FindingSeverity.MEDIUM,
                    "a run of characters that show nothing and can carry a program",
                    runs,
                    into);
        }
    }

    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0xE000 && c <= 0xF8FF);
    }
}
