/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of {@code identifiers.txt}, by the class of their first character. Immutable. */
final class IdTable {
    private static final int COLUMNS = 6;

    /** The forms that can begin with so many digits, and with so many letters, by what comes after them. */
    private final IdForm[][] digitsFirst = new IdForm[(Template.LONGEST_RUN + 1) * Template.FOLLOWERS][];

    private final IdForm[][] lettersFirst = new IdForm[(Template.LONGEST_RUN + 1) * Template.FOLLOWERS][];

    private IdTable(List<IdForm> forms) {
        fill(digitsFirst, forms.stream().filter(form -> begins(form, '0', '9')).toList(), true);
        fill(lettersFirst, forms.stream().filter(form -> begins(form, 'A', 'Z')).toList(), false);
    }

    private static void fill(IdForm[][] table, List<IdForm> forms, boolean digits) {
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
            table[i] = fitting.toArray(new IdForm[0]);
        }
    }

    private IdForm[] beginningWith(String text, int start) {
        boolean digits = Chars.isDigit(text.charAt(start));
        int end = start;
        while (end - start < Template.LONGEST_RUN
                && (digits ? Chars.isDigit(Chars.at(text, end)) : Chars.isAlpha(Chars.at(text, end)))) {
            end++;
        }
        int follower = Template.followerIndex(Chars.at(text, end));
        return (digits ? digitsFirst : lettersFirst)[((end - start) * Template.FOLLOWERS) + follower];
    }

    /** Reads the lines of the table; words number its kinds. */
    static IdTable of(List<String> lines, OwnWords words) {
        Checks checks = Checks.all();
        List<IdForm> forms = new ArrayList<>();
        for (String line : lines) {
            String[] cells = cells(line);
            String kind = cells[0];
            forms.add(new IdForm(
                    PiiKind.of(kind),
                    words.kind(kind),
                    Template.of(cells[1]),
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
        IdForm best = null;
        int bestEnd = start;
        double bestConfidence = 0;
        boolean bestNamed = false;
        for (IdForm form : beginningWith(scan.text(), start)) {
            boolean mentioned = scan.mayBeNamed(form.number(), start);
            double most = mentioned ? form.named() : Math.max(form.alone(), form.running());
            if (most <= bestConfidence || (!mentioned && form.running() == 0 && !scan.mayBeAlone(start))) {
                continue;
            }
            int end = form.template().match(scan.text(), start);
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
