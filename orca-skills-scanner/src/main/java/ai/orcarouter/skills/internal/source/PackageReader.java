/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import ai.orcarouter.skills.internal.source.FileFault.Kind;
import ai.orcarouter.skills.model.ScanLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads packages from where they come. Thread-safe. */
public final class PackageReader {
    private PackageReader() {}

    /**
     * Reads a folder, an archive or a single file.
     *
     * @throws IOException when it cannot be read at all
     */
    public static FileTree path(Path path, ScanLimits limits) throws IOException {
        return DirectoryReader.read(path, limits);
    }

    /**
     * Reads a zip archive; the stream is not closed.
     *
     * @throws IOException when the stream fails, or is many times longer than what is scanned
     */
    public static FileTree zip(String name, InputStream in, ScanLimits limits) throws IOException {
        Gatherer into = new Gatherer(limits);
        int most = (int) Math.min(limits.maxTotalBytes(), Integer.MAX_VALUE - 16);
        byte[] archive = in.readNBytes(most + 1);
        if (archive.length > most) {
            into.fault(Kind.BUDGET, "archive");
            into.unread().take("archive", archive);
            if (!into.unread().take("archive", in)) {
                throw new IOException("the archive is too long to tell it from others");
            }
        } else if (!ZipReader.isZip(archive) && !ZipReader.holdsZip(archive)) {
            into.fault(Kind.UNREADABLE, "archive");
        } else {
            ZipReader.read(archive, "", 1, into);
        }
        if (into.hasFaults() && archive.length <= most) {
            into.unread().take("archive", archive);
        }
        return into.tree(name);
    }

    /** Takes files from memory, by path. */
    public static FileTree files(String name, Map<String, byte[]> files, ScanLimits limits) {
        Gatherer into = new Gatherer(limits);
        List<Map.Entry<String, byte[]>> ordered = new ArrayList<>(files.entrySet());
        ordered.sort(Comparator.comparing((Map.Entry<String, byte[]> file) -> ReadOrder.rank(file.getKey()))
                .thenComparingInt(file -> file.getValue().length)
                .thenComparing(Map.Entry::getKey));
        for (Map.Entry<String, byte[]> file : ordered) {
            Optional<String> path = PackagePath.normal(file.getKey());
            if (path.isPresent()) {
                into.add(path.get(), file.getValue().clone(), false, 0);
            } else {
                into.fault(Kind.ESCAPE, file.getKey());
                into.unread().take(file.getKey(), file.getValue());
            }
        }
        return into.tree(name);
    }
}
