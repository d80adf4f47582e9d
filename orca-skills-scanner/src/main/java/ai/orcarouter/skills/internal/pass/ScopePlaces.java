/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.IgnoreCase;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.List;

/** Where the files of a package name what it declares or uses. Each look costs a pass over all texts. */
final class ScopePlaces {
    private static final int MAX_LOOKS = 100;

    private final List<ScanFile> files;
    private int looks;

    ScopePlaces(List<ScanFile> files) {
        this.files = files;
    }

    /** Whether there is room for another look. */
    boolean mayLook() {
        return looks++ < MAX_LOOKS;
    }

    /** The first place that names it, in any case of its letters. */
    SourceSpan of(String what) {
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
