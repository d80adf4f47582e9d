/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of {@code identifiers.txt}, by the class of their first character. Immutable. */
final class IdTable {
    private static final int COLUMNS = 6;

    /** The forms that can begin with so many digits, and with so many letters, by what comes after them. */
    private final Beginning[] digitsFirst = new Beginning[(Template.LONGEST_RUN + 1) * Template.FOLLOWERS];

    private final Beginning[] lettersFirst = new Beginning[(Template.LONGEST_RUN + 1) * Template.FOLLOWERS];

    private IdTable(List<IdForm> forms) {
        fill(digitsFirst, forms.stream().filter(form -> begins(form, '0', '9')).toList(), true);
        fill(lettersFirst, forms.stream().filter(form -> begins(form, 'A', 'Z')).toList(), false);
    }

    /** The forms with one beginning. */
    private static final class Beginning {
        private final IdForm[] forms;
        private final Named kinds = new Named();

        /** Those that are reported without a word that names them, and not only where they are all of a text. */
        private final IdForm[] unnamed;

        Beginning(List<IdForm> forms) {
            this.forms = forms.toArray(IdForm[]::new);
            forms.forEach(form -> kinds.add(form.number()));
            unnamed = forms.stream().filter(form -> form.running() > 0).toArray(IdForm[]::new);
        }
    }

    private static void fill(Beginning[] table, List<IdForm> forms, boolean digits) {
        List<int[]> followers =
                forms.stream().map(form -> form.template().followers(digits)).toList();
        for (int i = 0; i < table.length; i++) {
            int run = i / Template.FOLLOWERS;
            int bit = 1 << (i % Template.FOLLOWERS);
            List<IdForm> fitting = new ArrayList<>();
            for (int k = 0; k < forms.size() && run > 0; k++) {
                if ((followers.get(k)[run] & bit) != 0) {
                    fitting.add(forms.get(k));
                }
            }
            table[i] = new Beginning(fitting);
        }
    }

    /** End of the digits, or letters, that begin at the index, as far as they matter. */
    private static int runEnd(String text, int start) {
        boolean digits = Chars.isDigit(text.charAt(start));
        int most = Math.min(text.length(), start + Template.LONGEST_RUN);
        int end = start;
        while (end < most && (digits ? Chars.isDigit(text.charAt(end)) : Chars.isAlpha(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private Beginning beginningWith(String text, int start, int runEnd) {
        Beginning[] table = Chars.isDigit(text.charAt(start)) ? digitsFirst : lettersFirst;
        int follower = Template.followerIndex(Chars.at(text, runEnd));
        return table[((runEnd - start) * Template.FOLLOWERS) + follower];
    }

    /** Reads the lines of the table; words number its kinds. */
    static IdTable of(List<String> lines, OwnWords words) {
        Checks checks = Checks.all();
        List<IdForm> forms = new ArrayList<>();
        for (String line : lines) {
            String[] cells = cells(line);
            String kind = cells[0];
            Template template = Template.of(cells[1]);
            forms.add(new IdForm(
                    PiiKind.of(kind),
                    words.kind(kind),
                    template,
                    template.isDigits(),
                    checks.named(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5])));
        }
        return new IdTable(forms);
    }

    private static String[] cells(String line) {
        String[] cells = new String[COLUMNS];
        int from = 0;
        for (int i = 0; i < COLUMNS; i++) {
            int bar = line.indexOf('|', from);
            if ((bar < 0) != (i == COLUMNS - 1)) {
                throw new IllegalStateException("not " + COLUMNS + " columns: " + line);
            }
            cells[i] = line.substring(from, bar < 0 ? line.length() : bar).strip();
            from = bar + 1;
        }
        return cells;
    }

    private static boolean begins(IdForm form, char from, char to) {
        for (char c = from; c <= to; c++) {
            if (form.template().beginsWith(c)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reports the best form that begins at the index, if any.
     *
     * @return where it ends, or the index when there is none of at least medium confidence
     */
    int match(PiiScan scan, int start) {
        int runEnd = runEnd(scan.text(), start);
        Beginning beginning = beginningWith(scan.text(), start, runEnd);
        if (beginning.forms.length == 0) {
            return start;
        }
        Named named = scan.near(start);
        boolean all = named.hasAny(beginning.kinds) || scan.mayBeAlone(start);
        IdForm[] forms = all ? beginning.forms : beginning.unnamed;
        return forms.length == 0 ? start : match(scan, start, runEnd, forms, named);
    }

    private static int match(PiiScan scan, int start, int runEnd, IdForm[] forms, Named around) {
        IdForm best = null;
        int bestEnd = start;
        double bestConfidence = 0;
        boolean bestNamed = false;
        for (IdForm form : forms) {
            boolean mentioned = around.has(form.number());
            double most = mentioned ? form.named() : Math.max(form.alone(), form.running());
            if (most <= bestConfidence || (!mentioned && form.running() == 0 && !scan.mayBeAlone(start))) {
                continue;
            }
            // forms of digits were chosen by how many there are
            int end = form.digits() ? runEnd : form.template().match(scan.text(), start);
            if (end < 0
                    || Chars.isAlnum(Chars.at(scan.text(), end))
                    || !form.check().holds(scan.compact(start, end))) {
                continue;
            }
            boolean named = mentioned && scan.isNamed(form.number(), start, end);
            boolean alone = !named && scan.isAlone(start, end);
            double confidence = form.confidence(named, alone);
            if (confidence > bestConfidence && Neighbours.allow(scan.text(), start, end, named || alone)) {
                best = form;
                bestEnd = end;
                bestConfidence = named || alone || !scan.isLower(start, end) ? confidence : confidence * 0.6;
                bestNamed = named;
            }
        }
        return report(scan, best, start, bestEnd, bestConfidence, bestNamed);
    }

    private static int report(
            PiiScan scan, @Nullable IdForm form, int start, int end, double confidence, boolean named) {
        if (form == null) {
            return start;
        }
        scan.add(form.kind(), start, end, confidence, named);
        return confidence >= PiiScan.MEDIUM ? end : start;
    }
}
