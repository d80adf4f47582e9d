/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/** Reads arguments of commands and functions, and reports those that are passwords. */
final class Arguments {
    private static final int WINDOW = 160;
    private static final int SHORTEST = 4;
    private static final int VALUE_WORK_EACH = 16;

    private Arguments() {}

    /** What follows the switches of PowerShell's command. */
    static void afterSwitches(Scan scan, int start, int end) {
        String text = scan.text();
        int at = skipBlanks(text, end);
        while (at < text.length() && text.charAt(at) == '-') {
            at = skipBlanks(text, at + 1 + CharClass.ALPHANUMERIC.run(text, at + 1, 20));
        }
        argument(scan, at, 0.75);
    }

    /** What follows. */
    static void next(Scan scan, int start, int end) {
        argument(scan, skipBlanks(scan.text(), end), 0.7);
    }

    /** What follows, where a word of a sentence may stand as well. */
    static void nextIfStrong(Scan scan, int start, int end) {
        strong(scan, skipBlanks(scan.text(), end));
    }

    /** What the quote begins that ends the words. */
    static void quoted(Scan scan, int start, int end) {
        argument(scan, end - 1, 0.7);
    }

    /** The argument after an option within the same command. */
    static void option(Scan scan, int from, String option) {
        String text = scan.text();
        int stop = Math.min(text.length() - option.length() - 1, from + WINDOW);
        for (int at = from; at < stop && text.charAt(at) != '\n'; at++) {
            boolean there = text.charAt(at) == '-'
                    && text.charAt(at - 1) == ' '
                    && text.regionMatches(true, at, option, 0, option.length())
                    && text.charAt(at + option.length()) == ' ';
            if (there) {
                argument(scan, skipBlanks(text, at + option.length()), 0.65);
                return;
            }
        }
    }

    /** A password that is written against the option of MySQL's commands. */
    static void glued(Scan scan, int start, int from) {
        String text = scan.text();
        int line = text.indexOf('\n', from);
        int stop = Math.min(line < 0 ? text.length() : line, from + WINDOW);
        int at = Filler.indexOf(text, " -p", from - 1, stop);
        if (at >= 0 && at + 3 < text.length() && text.charAt(at + 3) > ' ') {
            strong(scan, at + 3);
        }
    }

    /** What {@code net use} takes beside the user. */
    static void afterUser(Scan scan, int start, int from) {
        String text = scan.text();
        int at = Filler.indexOf(text, "/user:", from, from + WINDOW);
        int user = at < 0 ? text.length() : at;
        while (user < text.length() && text.charAt(user) > ' ') {
            user++;
        }
        if (user < text.length() && text.charAt(user) == ' ') {
            strong(scan, skipBlanks(text, user));
        }
    }

    /** What is echoed into a command that reads its password. */
    static void piped(Scan scan, int option, int end) {
        String text = scan.text();
        int from = Math.max(0, option - WINDOW);
        int echo = -1;
        for (int at = Filler.indexOf(text, "echo ", from, option); at >= 0; ) {
            echo = at;
            at = Filler.indexOf(text, "echo ", at + 1, option);
        }
        if (echo >= 0 && Filler.indexOf(text, "\n", echo, option) < 0) {
            strong(scan, skipBlanks(text, echo + 5));
        }
    }

    /** An argument where a word of a sentence may stand as well. */
    private static void strong(Scan scan, int at) {
        String text = scan.text();
        long span = at < text.length() ? Assignment.value(text, at) : Assignment.NONE;
        if (span == Assignment.NONE) {
            return;
        }
        scan.spend(VALUE_WORK_EACH * (Shape.end(span) - at));
        if (Values.isRandom(text, Shape.start(span), Shape.end(span))
                || Values.isStrongPassword(text, Shape.start(span), Shape.end(span))) {
            argument(scan, at, 0.65);
        }
    }

    private static void argument(Scan scan, int at, double confidence) {
        String text = scan.text();
        long span = at < text.length() ? Assignment.value(text, at) : Assignment.NONE;
        if (span == Assignment.NONE) {
            return;
        }
        scan.spend(VALUE_WORK_EACH * (Shape.end(span) - at));
        if (isLiteral(text, Shape.start(span), Shape.end(span))) {
            scan.found(
                    OwnKind.COMMAND_PASSWORD,
                    Shape.start(span),
                    Shape.end(span),
                    confidence,
                    "a password on a command line");
        }
    }

    /** The user and the password that curl is given. */
    static void pairOfCurl(Scan scan, int start, int end) {
        if (Filler.holds(scan.text(), Math.max(0, start - WINDOW), start, "curl")) {
            pair(scan, end, 0.6);
        }
    }

    /** The user and the password that an option of libcurl is set to. */
    static void assignedPair(Scan scan, int start, int end) {
        pair(scan, skipTo(scan.text(), end), 0.65);
    }

    /** A user and a password with a colon between. */
    private static void pair(Scan scan, int at, double confidence) {
        String text = scan.text();
        long span = at >= 0 && at < text.length() ? Assignment.value(text, at) : Assignment.NONE;
        if (span == Assignment.NONE) {
            return;
        }
        scan.spend(VALUE_WORK_EACH * (Shape.end(span) - at));
        int colon = Filler.indexOf(text, ":", Shape.start(span), Shape.end(span));
        int to = Shape.end(span);
        boolean parted =
                colon > Shape.start(span) && to - colon > 6 && !Values.isReference(text, Shape.start(span), to);
        if (parted
                && isLiteral(text, colon + 1, to)
                && (Values.isRandom(text, colon + 1, to) || Values.isStrongPassword(text, colon + 1, to))) {
            scan.found(OwnKind.COMMAND_PASSWORD, colon + 1, to, confidence, "a user and a password on a command line");
        }
    }

    /** The second of two string arguments. */
    static void second(Scan scan, int start, int end) {
        argument(scan, secondOf(scan.text(), end), 0.65);
    }

    /** The second of two string arguments, where no password may stand as well. */
    static void secondIfStrong(Scan scan, int start, int end) {
        strong(scan, secondOf(scan.text(), end));
    }

    /** Where the second of two string arguments begins; the end of the text when there are none. */
    private static int secondOf(String text, int from) {
        long first = Assignment.value(text, skipBlanks(text, from));
        if (first == Assignment.NONE || !Assignment.isQuoted(text, Shape.start(first))) {
            return text.length();
        }
        int comma = Shape.end(first) + 1;
        return comma < text.length() && text.charAt(comma) == ',' ? skipBlanks(text, comma + 1) : text.length();
    }

    private static boolean isLiteral(String text, int from, int to) {
        return to - from >= SHORTEST
                && text.charAt(from) != '$'
                && text.charAt(from) != '-'
                && text.charAt(from) != '('
                && text.charAt(from) != '%'
                && !Values.isPlaceholder(text, from, to);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 8 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Past a comma and blanks, to what follows; -1 when there is none. */
    private static int skipTo(String text, int from) {
        int at = skipBlanks(text, from);
        return at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '=') ? skipBlanks(text, at + 1) : -1;
    }
}
