/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads texts as words with meanings. Addresses of the web and of mail, host names and paths are one word each; a
 * sentence ends at a stop, and at the end of a line when the next one is empty or an item of a list. Linear in the
 * text. Immutable and thread-safe.
 */
final class Tokenizer {
    /** Meanings that the tokenizer gives. */
    static final List<String> MEANINGS =
            List.of("DEST", "URL", "EMAIL", "IDENT", "SENSITIVE", "CONFIGPATH", "DOWNLOADRUN", "DESTROYCMD", "LABEL");

    private static final Set<String> LABELS = Set.of(
            "system", "developer", "admin", "administrator", "assistant", "agent", "ai", "llm", "model", "override");

    private final Lexicon lexicon;
    private final Places places;
    private final long ident;
    private final long label;
    private final Atoms atoms;

    Tokenizer(Lexicon lexicon, Places places) {
        this.lexicon = lexicon;
        this.places = places;
        this.ident = lexicon.meaning("IDENT");
        this.label = lexicon.meaning("LABEL");
        this.atoms = new Atoms(lexicon);
    }

    /**
     * The words of a text.
     *
     * @param description whether the text is the description of a tool
     */
    Tokens read(String text, boolean description) {
        Tokens tokens = new Tokens(text, description);
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Fold.isRunning(c)) {
                at = running(text, at, tokens);
            } else if (Fold.isWord(c) || startsPath(text, at)) {
                at = atom(text, at, tokens);
            } else {
                mark(text, at, c, tokens);
                at += Character.charCount(c);
            }
        }
        places.mark(text, tokens);
        phrases(tokens);
        return tokens;
    }

    /** One word of a script without spaces, or the characters up to the next known one. */
    private int running(String text, int start, Tokens tokens) {
        int length = lexicon.runningLength(text, start);
        if (length > 0) {
            int number = lexicon.find(text.substring(start, start + length));
            tokens.add(start, start + length, number, lexicon.bits(number));
            return start + length;
        }
        int at = start;
        while (at < text.length() && Fold.isRunning(text.codePointAt(at)) && lexicon.runningLength(text, at) == 0) {
            at += Character.charCount(text.codePointAt(at));
        }
        tokens.add(start, at, Lexicon.UNKNOWN, 0);
        return at;
    }

    private static boolean startsPath(String text, int at) {
        char c = text.charAt(at);
        if (at + 1 >= text.length() || (c != '~' && c != '/' && c != '.' && c != '$' && c != '%')) {
            return false;
        }
        char next = text.charAt(at + 1);
        return (Fold.isWord(next) || next == '.' || next == '/')
                && (at == 0 || (text.charAt(at - 1) != c && !Fold.isWord(text.charAt(at - 1))));
    }

    private int atom(String text, int start, Tokens tokens) {
        int end = start + 1;
        while (end < text.length() && Atoms.goesOn(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        int next = end;
        while (end > start + 1 && Atoms.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        long whole = atoms.meanings(text, start, end);
        if (whole >= 0) {
            tokens.add(start, end, Lexicon.UNKNOWN, whole);
        } else {
            words(text, start, end, tokens);
        }
        for (int at = end; at < next; at++) {
            mark(text, at, text.charAt(at), tokens);
        }
        return next;
    }

    private void words(String text, int start, int end, Tokens tokens) {
        boolean named = start > 0 && text.charAt(start - 1) == '`';
        int at = start;
        int last = -1;
        while (at < end) {
            int from = at;
            while (at < end && isWordAt(text, at, from, end)) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (at > from) {
                int number = lexicon.find(Fold.word(text.substring(from, at)));
                tokens.add(from, at, number, lexicon.bits(number));
                last = tokens.size() - 1;
                named |= at < end && text.charAt(at) == '_';
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        if (named && last >= 0) {
            tokens.mean(last, ident);
        }
        if (last >= 0
                && end < text.length()
                && text.charAt(end) == ':'
                && isLabel(text.substring(tokens.start(last), end))) {
            tokens.mean(last, label);
        }
    }

    private static boolean isLabel(String word) {
        return LABELS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isWordAt(String text, int at, int from, int end) {
        int c = text.codePointAt(at);
        if (c == '\'' || c == 0x2019) {
            return at > from && at + 1 < end && Character.isLetter(text.charAt(at + 1));
        }
        return Fold.isWord(c);
    }

    private void mark(String text, int at, int c, Tokens tokens) {
        switch (c) {
            case '.', '!', '?', ';' -> {
                boolean ends = at + 1 == text.length() || !Fold.isWord(text.codePointAt(at + 1));
                if (ends && !(c == '.' && isAbbreviation(text, at))) {
                    tokens.endSentence();
                }
            }
            case 0x3002, 0xff01, 0xff1f, 0xff1b, 0x2026, 0x2022 -> tokens.endSentence();
            case '\n' -> {
                if (endsBlock(text, at + 1)) {
                    tokens.endSentence();
                }
            }
            default -> {
                // other marks stand inside sentences
            }
        }
    }

    private static boolean isAbbreviation(String text, int dot) {
        return endsWith(text, dot, "e.g") || endsWith(text, dot, "i.e") || endsWith(text, dot, "vs");
    }

    private static boolean endsWith(String text, int end, String what) {
        return text.regionMatches(true, end - what.length(), what, 0, what.length());
    }

    /** Whether the line that starts here belongs to another block than the line before. */
    private static boolean endsBlock(String text, int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
            at++;
        }
        if (at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        boolean item = c == '\n' || c == '-' || c == '*' || c == '#' || c == '|' || c == '<' || c == '\u2022';
        boolean number = c >= '0' && c <= '9' && at + 1 < text.length() && ".)".indexOf(text.charAt(at + 1)) >= 0;
        return item || number;
    }

    private void phrases(Tokens tokens) {
        for (int token = 0; token < tokens.size(); token++) {
            List<Lexicon.Phrase> candidates = lexicon.endingWith(tokens.word(token));
            for (int i = candidates.size() - 1; i >= 0; i--) { // the longest comes last and names the phrase
                Lexicon.Phrase phrase = candidates.get(i);
                if (isPhrase(tokens, token, phrase.words())) {
                    tokens.endPhrase(token, phrase.number(), lexicon.bits(phrase.number()));
                }
            }
        }
    }

    private static boolean isPhrase(Tokens tokens, int last, List<Integer> words) {
        int first = last - words.size() + 1;
        if (first < 0 || tokens.sentence(first) != tokens.sentence(last)) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (tokens.word(first + i) != words.get(i)) {
                return false;
            }
        }
        return true;
    }
}
