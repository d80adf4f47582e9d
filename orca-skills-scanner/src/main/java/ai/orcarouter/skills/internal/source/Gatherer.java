/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import ai.orcarouter.skills.internal.source.FileFault.Kind;
import ai.orcarouter.skills.model.ScanLimits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects files within the limits, and opens the archives among them. */
final class Gatherer {
    /** How many times the bytes that are scanned are read to tell one package from another. */
    private static final int READ = 16;

    private final ScanLimits limits;
    private final Map<String, FileEntry> files = new HashMap<>();
    private final List<FileFault> faults = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Unread unread;
    private long total;
    private boolean full;

    Gatherer(ScanLimits limits) {
        this.limits = limits;
        unread = new Unread(READ * limits.maxTotalBytes());
    }

    ScanLimits limits() {
        return limits;
    }

    /** Bytes that are left for all further files; what is read for one may be one byte longer to show that it is. */
    int room() {
        return (int) Math.min(limits.maxFileBytes(), limits.maxTotalBytes() - total);
    }

    /** Whether another file would be refused; says so once. */
    boolean isFull(String path) {
        if (!full && (files.size() >= limits.maxFiles() || total >= limits.maxTotalBytes())) {
            full = true;
            fault(Kind.BUDGET, path);
        }
        return full;
    }

    /** Each kind has its own room, so that many of one do not hide another; what finds none is told once. */
    void fault(Kind kind, String path) {
        int count = counts.merge(kind, 1, Integer::sum);
        if (count <= limits.maxFiles()) {
            faults.add(new FileFault(kind, path));
        } else if (count == limits.maxFiles() + 1) {
            faults.add(new FileFault(Kind.BUDGET, path));
        }
    }

    /** Counts bytes that were unpacked, whatever became of them. */
    void spend(int bytes) {
        total += bytes;
    }

    /** Takes a file whose path is normal; {@code depth} archives are around it. */
    void add(String path, byte[] bytes, boolean executable, int depth) {
        if (isFull(path)) {
            unread.take(path, bytes);
            return;
        }
        if (bytes.length > room()) {
            fault(Kind.BUDGET, path);
            unread.take(path, bytes);
            return;
        }
        spend(bytes.length);
        if (files.putIfAbsent(path, new FileEntry(path, bytes, executable)) != null) {
            fault(Kind.DUPLICATE, path);
            unread.take(path, bytes);
            return;
        }
        if (ZipReader.isZip(bytes) || ZipReader.holdsZip(bytes)) {
            if (depth >= limits.maxArchiveDepth()) {
                fault(Kind.BUDGET, path);
            } else {
                ZipReader.read(bytes, path + "!/", depth + 1, this);
            }
        }
    }

    /** What is left out. */
    Unread unread() {
        return unread;
    }

    /** Whether anything was not read, or is not what it should be. */
    boolean hasFaults() {
        return !faults.isEmpty();
    }

    FileTree tree(String name) {
        return new FileTree(name, List.copyOf(files.values()), faults, unread.hex());
    }
}
