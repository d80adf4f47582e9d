/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.IgnoreCase;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the files of a package name what it declares or uses. A look for what was not met before costs a pass over all
 * texts.
 */
public final class ScopePlaces {
    private static final int MAX_LOOKS = 100;

    private final List<ScanFile> files;
    private final Gaps gaps;
    private final Map<String, SourceSpan> met = new HashMap<>();
    private int looks;

    ScopePlaces(List<ScanFile> files, Gaps gaps) {
        this.files = files;
        this.gaps = gaps;
    }

    /** Whether there is room for another look; says so when there is none. */
    boolean mayLook() {
        if (looks == MAX_LOOKS) {
            gaps.tell(Gaps.SCOPE, "", "declares or uses more names than are looked for");
            return false;
        }
        looks++;
        return true;
    }

    /** Says where something is used. */
    void meet(String what, ScanFile file, int start, int end) {
        if (!met.containsKey(what)) {
            int from = file.text().originalStart(start);
            met.put(what, file.span(from, Math.max(from, file.text().originalEnd(end))));
        }
    }

    /** The first place that uses it, else one that names it, in any case of its letters. */
    SourceSpan of(String what) {
        SourceSpan known = met.get(what);
        if (known != null) {
            return known;
        }
        for (ScanFile file : files) {
            int at = indexOf(file.raw(), what);
            if (at >= 0) {
                return file.span(at, at + what.length());
            }
        }
        return SourceSpan.of("");
    }

    private static int indexOf(String text, String what) {
        int at = text.indexOf(what);
        return at >= 0 ? at : IgnoreCase.indexOf(text, what, 0);
    }

    /** Whether a program names it. */
    boolean isInProgram(String what) {
        return files.stream()
                .anyMatch(file -> file.kind().segment() == SegmentKind.SCRIPT
                        && file.raw().contains(what));
    }

    /** Whether a command in the text starts a program of the package. */
    boolean isOrdered(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (ScanFile file : files) {
            int at = file.kind().segment() == SegmentKind.PROSE
                    ? file.text().text().indexOf(name)
                    : -1;
            if (at >= 0) {
                SegmentKind kind = file.segments().at(at).kind();
                return kind == SegmentKind.FENCE || kind == SegmentKind.INLINE_CODE || kind == SegmentKind.LOAD_COMMAND;
            }
        }
        return false;
    }

    /** Whether all files together name it once. */
    boolean isOnlyOnce(String what) {
        int count = 0;
        for (ScanFile file : files) {
            int at = file.raw().indexOf(what);
            while (at >= 0 && count < 2) {
                count++;
                at = file.raw().indexOf(what, at + what.length());
            }
        }
        return count == 1;
    }
}
