/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.guardrails.internal.detect.secret.Shape.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A provider of {@code providers.pack}: within {@value #WINDOW} characters after its name, the first value of the right
 * form that has an assignment, or a word such as "key", between the name and itself, and looks random.
 */
final class ProviderRule implements Rule {
    /** Values that are at least so long are looked for as one run before anything else is. */
    static final int SHORTEST_TOLD = 12;

    private static final int WINDOW = 72;
    private static final int WINDOW_WORK = 900;
    private static final int ATTEMPT_WORK = 200;
    private static final int LINES = 2;
    private static final int ATTEMPTS = 12;
    private static final int SHORT = 20;
    private static final int DISTINCT = 9;
    private static final double OTHER_FORM = 0.6;
    private static final int LONG = 90;
    private static final double RARE = 4.4;
    private static final double PLAUSIBLE = 4.0;
    private static final double CONFIDENCE = 0.85;

    private static final boolean[] IN_VALUES = inValues();

    private final String name;
    private final List<String> keywords;
    private final Shape[] shapes;
    private final int least;
    private final boolean own;

    static String kind(Provider provider) {
        return provider.name() + "-credential";
    }

    private ProviderRule(Provider provider) {
        name = kind(provider);
        keywords = provider.keywords();
        List<Shape> longestFirst = new ArrayList<>(provider.shapes());
        longestFirst.sort(Comparator.comparing(Shape::isMarked)
                .thenComparing(Shape::least)
                .reversed());
        shapes = longestFirst.toArray(new Shape[0]);
        own = CredentialWords.isIn(provider.keywords().get(0));
        least = Arrays.stream(shapes).mapToInt(Shape::least).min().orElse(0);
    }

    /** One rule for each provider. */
    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        Packs.providers().forEach(provider -> rules.add(new ProviderRule(provider)));
        return rules;
    }

    private static boolean[] inValues() {
        boolean[] in = new boolean[128];
        for (Provider provider : Packs.providers()) {
            for (Shape shape : provider.shapes()) {
                for (Piece piece : shape.pieces()) {
                    CharClass run = piece.run();
                    for (char c : (run == null ? piece.literal() : run.members()).toCharArray()) {
                        in[c] = true;
                    }
                }
            }
        }
        for (char c : CharClass.URL64_PADDED.members().toCharArray()) {
            in[c] = true;
        }
        return in;
    }

    /** How many characters from {@code from} can all be part of a value; counted up to the least that matters. */
    static int valueRun(String text, int from) {
        int end = Math.min(text.length(), from + SHORTEST_TOLD);
        int at = from;
        while (at < end && text.charAt(at) < 128 && IN_VALUES[text.charAt(at)]) {
            at++;
        }
        return at - from;
    }

    @Override
    public List<String> keywords() {
        return keywords;
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (end + Math.min(least, SHORT) > text.length() || !isName(text, start, end) || scan.isNameFlood(start)) {
            return;
        }
        int stop = Math.min(text.length(), end + WINDOW);
        if ((least >= SHORTEST_TOLD && !scan.mayHoldValue(end, stop)) || !scan.affords(end)) {
            return;
        }
        scan.spend(WINDOW_WORK);
        boolean address = isAddress(text, end);
        boolean operator = false;
        boolean word = own || isWordBefore(text, start);
        boolean distinct = end - start >= DISTINCT;
        int candidate = -1;
        int lines = 0;
        int attempts = 0;
        int digestEnd = -1;
        for (int at = end; at < stop; at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                lines++;
                if (lines > LINES) {
                    return;
                }
            }
            operator |= !address && isOperator(c);
            if (Edges.isLetter(c) && !Edges.isLetter(text.charAt(at - 1))) {
                int digest = CredentialWords.digestLengthAt(text, at);
                digestEnd = digest > 0 ? at + digest : digestEnd;
            }
            if (mayBegin(text, at, end)) {
                boolean digest = digestEnd >= 0 && at - digestEnd <= 4;
                attempts++;
                if (!digest && (operator || word) && tryAt(scan, at, operator || distinct, word || distinct)) {
                    return;
                }
                candidate = !digest && word && candidate < 0 && mayBeAny(text, at) ? at : candidate;
                if (attempts > ATTEMPTS) {
                    break;
                }
            }
            word = word || (Edges.isLetter(c) && CredentialWords.lengthAt(text, at) > 0);
        }
        if (candidate >= 0) {
            any(scan, candidate);
        }
    }

    private static boolean isOperator(char c) {
        return c == '=' || c == ':' || c == '>' || c == '(' || c == ',';
    }

    /** Whether a value of another form than the documented ones may begin here. */
    private static boolean mayBeAny(String text, int at) {
        char before = text.charAt(at - 1);
        boolean joined = before == '-' && !isGroup(text, at - 1);
        return before == ' ' || before == '=' || before == ':' || joined || Edges.isQuote(before);
    }

    /** Whether a group of letters and digits both ends there, as in the middle of a UUID. */
    private static boolean isGroup(String text, int end) {
        boolean digit = false;
        int from = end;
        while (from > 0 && Edges.isAlphanumeric(text.charAt(from - 1)) && !digit) {
            from--;
            digit = Edges.isDigit(text.charAt(from));
        }
        return digit;
    }

    /** A value of another length than documented, believed less: services lengthen their keys. */
    private void any(Scan scan, int from) {
        String text = scan.text();
        int to = from + CharClass.URL64_PADDED.run(text, from, LONG);
        boolean whole = to - from >= SHORT && Edges.ends(text, to) && !isContinued(text, to);
        if (whole
                && hasDigit(text, from, to)
                && !Values.isPlaceholder(text, from, to)
                && !Values.isUuid(text, from, to)
                && Values.isRandom(text, from, to)) {
            scan.found(
                    name, from, to, OTHER_FORM, "a random value next to the name of a service and a word such as key");
        }
    }

    /** Whether the keyword is a word of its own or a part of a compound name, not a part of another word. */
    private static boolean isName(String text, int start, int end) {
        char first = text.charAt(start);
        if (start > 0 && Edges.isLetter(first) && !Edges.begins(text, start)) {
            boolean hump = Edges.isLower(text.charAt(start - 1)) && Edges.isUpper(first);
            if (!hump) {
                return false;
            }
        }
        char last = text.charAt(end - 1);
        char next = text.charAt(end);
        boolean runsOn = Edges.isLetter(last) && Edges.isLower(next) && Edges.isLower(last);
        boolean shouts = Edges.isUpper(last) && Edges.isUpper(next);
        return !(runsOn || shouts) || CredentialWords.lengthAt(text, end) > 0;
    }

    /** Whether the name goes on as the name of a host or a path. */
    private static boolean isAddress(String text, int end) {
        boolean dot = end + 2 < text.length() && text.charAt(end) == '.' && Edges.isLower(text.charAt(end + 1));
        return dot || text.charAt(end) == '/';
    }

    /** Whether the name that the keyword is the end of has a word such as "key" before it. */
    private static boolean isWordBefore(String text, int start) {
        int from = start;
        int stop = Math.max(0, start - 24);
        while (from > stop && CharClass.WORD.has(text.charAt(from - 1))) {
            from--;
        }
        for (int i = from; i < start; i++) {
            if (Edges.isLetter(text.charAt(i)) && CredentialWords.lengthAt(text, i) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBegin(String text, int at, int nameEnd) {
        char c = text.charAt(at);
        if (!Edges.isAlphanumeric(c) && c != '$') {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean member = before == '.'
                && at - 1 > nameEnd
                && Edges.isAlphanumeric(text.charAt(at - 2))
                && !Edges.isUpper(text.charAt(at - 2));
        return !member && "_@#~+".indexOf(before) < 0 && at > nameEnd && Edges.begins(text, at);
    }

    private boolean tryAt(Scan scan, int at, boolean operator, boolean word) {
        String text = scan.text();
        if (at + least > text.length()) {
            return false;
        }
        scan.spend(ATTEMPT_WORK);
        char before = text.charAt(at - 1);
        for (Shape shape : shapes) {
            boolean path = before == '/' || before == '-';
            if ((path && shape.least() >= LONG)
                    || (before == '/' && !shape.hasPrefix() && shape.pieces().size() == 1)) {
                continue;
            }
            long span = shape.startingAt(scan.runs(), at);
            if (span != Shape.NONE && believes(shape, text, at, Shape.end(span), operator, word)) {
                double confidence = Samples.isPublished(text, at, Shape.end(span)) ? Samples.CONFIDENCE : CONFIDENCE;
                scan.found(
                        name,
                        at,
                        Shape.end(span),
                        confidence,
                        "has the form of the credentials of the service named before it");
                return true;
            }
        }
        return false;
    }

    private static boolean believes(Shape shape, String text, int from, int to, boolean operator, boolean word) {
        if (Filler.isRepeated(text, from, to) || isContinued(text, to)) {
            return false;
        }
        if (shape.isMarked() && shape.hasPrefix()) {
            boolean told = to - from >= SHORT || (operator && word && hasDigit(text, from, to));
            return told && !Filler.isPlain(text, from, to);
        }
        Piece first = shape.pieces().get(0);
        if (shape.pieces().size() > 1) {
            return word || operator;
        }
        if (first.run() == CharClass.DIGIT) {
            return operator && word;
        }
        if (to - from < SHORT) {
            return operator && word && hasDigit(text, from, to) && Rarity.of(text, from, to) > PLAUSIBLE;
        }
        return hasDigit(text, from, to)
                || (!Filler.isPlain(text, from, to) && Rarity.of(text, from, to) > RARE)
                || Rarity.of(text, from, to) > RARE + 0.6;
    }

    /** Whether the value goes on as a path, a call or a member would. */
    private static boolean isContinued(String text, int to) {
        if (to >= text.length()) {
            return false;
        }
        char next = text.charAt(to);
        boolean joint = next == '/' || next == '.' || next == '-';
        boolean joined = joint && to + 1 < text.length() && Edges.isAlphanumeric(text.charAt(to + 1));
        return joined || next == '(' || next == '@' || next == '+';
    }

    private static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Edges.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
