/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.TextNormalizer;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Looks for names that mislead (skills.md 4.1, rule 107): the name of a skill that is easily taken for a known one, and
 * that of a skill in a package which is another than its folder's.
 */
public final class NamePass {
    private static final String FILE = "SKILL.md";
    private static final String KEY = "name:";
    private static final int MAX_HEAD = 4_000;

    /** Shorter names are often near each other by chance. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 128;

    private final Subject subject;
    private final Consumer<Observation> into;

    private NamePass(Subject subject, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
    }

    /**
     * Hands what it sees to {@code into}.
     *
     * @param known the names of skills that the host knows
     */
    public static void run(Subject subject, List<String> known, Consumer<Observation> into) {
        NamePass pass = new NamePass(subject, into);
        pass.imitation(subject.manifest().name(), known);
        subject.files().forEach(pass::folder);
    }

    private void imitation(String name, List<String> known) {
        if (name.isEmpty() || name.length() > LONGEST || known.contains(name)) {
            return;
        }
        for (String other : known) {
            if (isTakenFor(name, other)) {
                see(FindingSeverity.MEDIUM, "is named like the known skill " + other, name, place(name));
                return;
            }
        }
    }

    /** Whether a reader may take one name for another, which it is not: one letter or look-alikes apart. */
    static boolean isTakenFor(String name, String known) {
        String plain = plain(name);
        String other = plain(known);
        if (plain.equals(other)) {
            return false;
        }
        return look(plain, 'l').equals(look(other, 'l'))
                || look(plain, 'i').equals(look(other, 'i'))
                || (other.length() >= SHORTEST && isOneApart(plain, other));
    }

    /** Without case and separators, which people leave out and mix up without any harm. */
    private static String plain(String name) {
        StringBuilder out = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> "-_. ".indexOf(c) < 0)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** As a reader takes it who does not look closely; {@code one} is the letter that the digit is taken for. */
    private static String look(String plain, char one) {
        return TextNormalizer.standard()
                .normalize(plain)
                .text()
                .toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', one)
                .replace('3', 'e')
                .replace('5', 's');
    }

    /** Whether one letter was replaced, added or left out. Digits count versions, so they do not count. */
    private static boolean isOneApart(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        if (longer.length() - shorter.length() > 1 || longer.equals(shorter + "s")) {
            return false;
        }
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        boolean same = shorter.length() == longer.length();
        if (at == longer.length()) {
            return true;
        }
        boolean digit = Character.isDigit(longer.charAt(at)) || (same && Character.isDigit(shorter.charAt(at)));
        return !digit && shorter.substring(same ? at + 1 : at).equals(longer.substring(at + 1));
    }

    /** The folder of the package itself may have any name. */
    private void folder(ScanFile file) {
        String path = file.path();
        if (!path.endsWith('/' + FILE)) {
            return;
        }
        String folder = path.substring(0, path.length() - FILE.length() - 1);
        String last = folder.substring(folder.lastIndexOf('/') + 1);
        String raw = file.raw();
        int at = nameAt(raw);
        if (at < 0) {
            return;
        }
        int end = raw.indexOf('\n', at);
        String name = unquoted(raw.substring(at, end < 0 ? raw.length() : end).strip());
        if (!name.isEmpty() && !name.equalsIgnoreCase(last)) {
            SourceSpan span = file.span(at, end < 0 ? raw.length() : end);
            see(FindingSeverity.LOW, "is named " + name + " in the folder " + last, name, span);
        }
    }

    /** Where the name in the front matter starts; negative for none. */
    private static int nameAt(String raw) {
        if (!raw.startsWith("---")) {
            return -1;
        }
        int end = raw.indexOf("\n---", 3);
        String head = raw.substring(0, Math.min(end < 0 ? 0 : end, MAX_HEAD));
        int at = head.indexOf('\n' + KEY);
        return at < 0 ? -1 : at + 1 + KEY.length();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private SourceSpan place(String name) {
        for (ScanFile file : subject.files()) {
            int at = file.raw().indexOf(name);
            if (at >= 0) {
                return file.span(at, at + name.length());
            }
        }
        return SourceSpan.of(FILE);
    }

    private void see(FindingSeverity severity, String message, String evidence, SourceSpan place) {
        into.accept(Observation.of(subject.pack().rule("ORCA-SK-107"), severity, message, place, evidence));
    }
}
