/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.source.ReadOrder;
import ai.orcarouter.skills.internal.text.FileText;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.Shares;
import ai.orcarouter.skills.model.ScanLimits;
import java.util.Arrays;
import java.util.List;

/** Divides the characters that rules look at among the texts of a package: manifests and programs first. */
final class TextRooms {
    private final ScanLimits limits;
    private final int[] shares;

    /** What no share took; for texts whose normal form is longer than they are. */
    private int pool;

    TextRooms(List<FileEntry> entries, List<FileText> texts, ScanLimits limits) {
        this.limits = limits;
        int[] needs = texts.stream()
                .mapToInt(text -> Math.min(text.text().length(), limits.maxTextChars()))
                .toArray();
        boolean[] first = new boolean[needs.length];
        for (int i = 0; i < needs.length; i++) {
            first[i] = ReadOrder.rank(entries.get(i).path()) < 2
                    || texts.get(i).text().startsWith("#!");
        }
        shares = Shares.of(needs, first, limits.maxScanChars());
        pool = limits.maxScanChars() - Arrays.stream(shares).sum();
    }

    /** The most characters of a text. */
    int of(int text) {
        return Math.min(limits.maxTextChars(), shares[text] + pool);
    }

    /** Says what came of it. */
    void used(int text, ScanFile file) {
        pool -= Math.max(0, file.weight() - shares[text]);
    }
}
