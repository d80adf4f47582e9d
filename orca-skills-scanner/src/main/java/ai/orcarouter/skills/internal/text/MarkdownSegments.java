/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Cuts Markdown into segments, line by line, in linear time: front matter, headings, fences, comments, quotes, table
 * rows, inline code and load-time commands. What it takes for a fence is what CommonMark takes for one, but that a
 * fence need not be indented by less than four spaces, since lists hold fences too.
 */
final class MarkdownSegments {
    private static final int LEVELS = 7;
    private static final int MAX_HEADING = 120;
    private static final int MAX_TICKS = 63;

    private final String text;
    private final Segments.Builder out = new Segments.Builder();
    private final String[] headings = new String[LEVELS];
    private String path = "";
    private int at;
    private int comment = -1;
    private int lineFrom;
    private int lineTo;

    private MarkdownSegments(String text) {
        this.text = text;
        Arrays.fill(headings, "");
    }

    static Segments of(String text) {
        return new MarkdownSegments(text).cut();
    }

    private Segments cut() {
        frontMatter();
        while (at < text.length()) {
            int end = lineEnd(at);
            int first = skipBlanks(at, end);
            char fence = first < end ? text.charAt(first) : ' ';
            int run = fence == '`' || fence == '~' ? run(first, end, fence) : 0;
            if (run >= 3
                    && (fence == '~' || text.indexOf('`', first + run) < 0 || text.indexOf('`', first + run) >= end)) {
                fence(first, run, fence, end);
            } else {
                line(first, end);
            }
        }
        return out.build(SegmentKind.PROSE);
    }

    private void frontMatter() {
        int length = frontMatterEnd(text);
        if (length > 0) {
            out.add(SegmentKind.FRONT_MATTER, 0, length, "yaml", "");
            at = length;
        }
    }

    /** Where the front matter with its closing line ends; 0 when there is none. */
    static int frontMatterEnd(String text) {
        if (!text.startsWith("---\n") && !text.startsWith("---\r\n") && !text.startsWith("--- ")) {
            return 0;
        }
        int from = text.indexOf('\n') + 1;
        while (from > 0 && from < text.length()) {
            int end = text.indexOf('\n', from);
            int stop = end < 0 ? text.length() : end;
            String line = text.substring(from, Math.min(stop, from + 8)).stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                return end < 0 ? text.length() : end + 1;
            }
            from = end < 0 ? 0 : end + 1;
        }
        return 0;
    }

    private void fence(int first, int length, char mark, int openEnd) {
        int start = at;
        String info = text.substring(first + length, openEnd).strip().toLowerCase(Locale.ROOT);
        String language = firstWord(info);
        at = openEnd;
        while (at < text.length()) {
            int end = lineEnd(at);
            int from = skipBlanks(at, end);
            int closing = from < end && text.charAt(from) == mark ? run(from, end, mark) : 0;
            at = end;
            if (closing >= length && text.substring(from + closing, end).isBlank()) {
                break;
            }
        }
        out.add(SegmentKind.FENCE, start, at, language, path);
    }

    private static String firstWord(String info) {
        int end = 0;
        while (end < info.length() && !Character.isWhitespace(info.charAt(end)) && info.charAt(end) != '{') {
            end++;
        }
        return info.substring(0, end);
    }

    private void line(int first, int end) {
        int hidden = nextComment();
        if (hidden >= at && hidden < end) {
            inline(SegmentKind.PROSE, at, hidden);
            int close = text.indexOf("-->", hidden + 4);
            int stop = close < 0 ? text.length() : close + 3;
            out.add(SegmentKind.HTML_COMMENT, hidden, stop, "", path);
            at = stop;
            return;
        }
        int level = level(first, end);
        if (level > 0) {
            enter(level, text.substring(first, end));
            out.add(SegmentKind.HEADING, at, end, "", path);
        } else if (first < end && text.charAt(first) == '>') {
            inline(SegmentKind.QUOTE, at, end);
        } else if (first < end && text.charAt(first) == '|') {
            inline(SegmentKind.TABLE, at, end);
        } else {
            inline(SegmentKind.PROSE, at, end);
        }
        at = end;
    }

    /** The next comment at or behind this line; looked for again only when it was passed, which keeps time linear. */
    private int nextComment() {
        if (comment < at) {
            int found = text.indexOf("<!--", at);
            comment = found < 0 ? text.length() : found;
        }
        return comment;
    }

    /** The level of a heading: of those with signs, and 7 for a line that is all bold. */
    private int level(int first, int end) {
        int signs = first < end && text.charAt(first) == '#' ? run(first, end, '#') : 0;
        if (signs > 0 && signs < LEVELS && first + signs < end && text.charAt(first + signs) <= ' ') {
            return signs;
        }
        String line = text.substring(first, Math.min(end, first + MAX_HEADING)).strip();
        boolean bold = line.length() > 4 && line.startsWith("**") && (line.endsWith("**") || line.endsWith("**:"));
        return bold && line.indexOf("**", 2) >= line.length() - 3 ? LEVELS : 0;
    }

    private void enter(int level, String heading) {
        String plain = heading.substring(0, Math.min(heading.length(), MAX_HEADING))
                .strip()
                .toLowerCase(Locale.ROOT);
        headings[level - 1] = plain;
        for (int i = level; i < LEVELS; i++) {
            headings[i] = "";
        }
        path = Arrays.stream(headings).filter(h -> !h.isEmpty()).collect(Collectors.joining(" / "));
    }

    private void inline(SegmentKind kind, int from, int to) {
        int plain = from;
        int i = from;
        long unclosed = 0;
        while (i < to) {
            if (text.charAt(i) != '`') {
                i++;
                continue;
            }
            int length = run(i, to, '`');
            boolean hopeless = length >= MAX_TICKS || (unclosed & (1L << length)) != 0;
            int close = hopeless ? -1 : closing(i + length, to, length);
            if (close < 0) {
                unclosed |= 1L << Math.min(length, MAX_TICKS);
                i += length;
                continue;
            }
            boolean runs = i > from && text.charAt(i - 1) == '!' && (i < from + 2 || text.charAt(i - 2) <= ' ');
            out.add(kind, plain, i, "", path);
            out.add(runs ? SegmentKind.LOAD_COMMAND : SegmentKind.INLINE_CODE, i, close, "", path);
            plain = close;
            i = close;
        }
        out.add(kind, plain, to, "", path);
    }

    /** Behind the run of exactly {@code length} backquotes that closes, -1 when none does. */
    private int closing(int from, int to, int length) {
        int i = text.indexOf('`', from);
        while (i >= 0 && i < to) {
            int found = run(i, to, '`');
            if (found == length) {
                return i + found;
            }
            i = text.indexOf('`', i + found);
        }
        return -1;
    }

    private int run(int from, int end, char mark) {
        int i = from;
        while (i < end && text.charAt(i) == mark) {
            i++;
        }
        return i - from;
    }

    private int skipBlanks(int from, int end) {
        int i = from;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Looked for once for each line, since a line may be cut many times. */
    private int lineEnd(int from) {
        if (from < lineFrom || from >= lineTo) {
            int end = text.indexOf('\n', from);
            lineFrom = from;
            lineTo = end < 0 ? text.length() : end + 1;
        }
        return lineTo;
    }
}
