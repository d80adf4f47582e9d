/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All files of a package, ordered by path, and what could not be read.
 *
 * @param name the name of the folder or archive, may be empty
 * @param files ordered by path
 * @param faults what could not be read
 * @param unread a digest over the bytes that were left out; empty when there are none
 */
public record FileTree(String name, List<FileEntry> files, List<FileFault> faults, String unread) {
    /** Orders the files. */
    public FileTree {
        List<FileEntry> ordered = new ArrayList<>(files);
        ordered.sort(Comparator.comparing(FileEntry::path));
        files = List.copyOf(ordered);
        faults = faults.stream()
                .sorted(Comparator.comparing(FileFault::path).thenComparing(FileFault::kind))
                .toList();
    }
}
