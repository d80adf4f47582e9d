/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import ai.orcarouter.skills.internal.source.FileFault.Kind;
import ai.orcarouter.skills.model.ScanLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a folder. Links inside it are reported and never followed. */
final class DirectoryReader {
    private static final int MAX_DEPTH = 64;

    /** Names that are looked at for each file that may be read. */
    private static final int MAX_MET = 10;

    /** A file that has not been read yet. */
    private record Found(Path at, String path, long size) {}

    private final List<Found> found = new ArrayList<>();
    private long met;
    private final Path root;
    private final Gatherer into;

    private DirectoryReader(Path root, Gatherer into) {
        this.root = root;
        this.into = into;
    }

    /**
     * Reads a folder, or a single file as a package of that file.
     *
     * @throws IOException when the root itself cannot be read
     */
    static FileTree read(Path at, ScanLimits limits) throws IOException {
        Path real = at.toRealPath();
        Gatherer into = new Gatherer(limits);
        Path fileName = at.toAbsolutePath().normalize().getFileName();
        String name = fileName == null ? "" : fileName.toString();
        if (Files.isDirectory(real)) {
            DirectoryReader reader = new DirectoryReader(real, into);
            reader.folder(real, 0);
            reader.files();
        } else {
            byte[] bytes = head(real, limits.maxFileBytes());
            if (ZipReader.isZip(bytes)) {
                ZipReader.read(bytes, "", 1, into);
            } else {
                into.add(PackagePath.normal(name).orElse("file"), bytes, Files.isExecutable(real), 0);
            }
            if (into.hasFaults()) {
                leave(real, name, into);
            }
        }
        return into.tree(name);
    }

    private void folder(Path folder, int depth) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                if (children.size() > most()) {
                    into.fault(Kind.BUDGET, relative(folder));
                    break;
                }
                children.add(child);
            }
        }
        Collections.sort(children);
        for (Path child : children) {
            if (met++ > most()) {
                into.fault(Kind.BUDGET, relative(child));
                return;
            }
            visit(child, depth);
        }
    }

    private long most() {
        return MAX_MET * (long) into.limits().maxFiles();
    }

    /** Reads the files that were met, in the order in which they matter. */
    private void files() {
        found.sort(Comparator.comparingInt((Found file) -> ReadOrder.rank(file.path()))
                .thenComparingLong(Found::size)
                .thenComparing(Found::path));
        for (Found file : found) {
            try {
                byte[] head = into.isFull(file.path()) ? null : head(file.at(), into.room());
                if (head == null || head.length > into.room()) {
                    leave(file.at(), file.path(), into);
                }
                if (head != null) {
                    into.add(file.path(), head, Files.isExecutable(file.at()), 0);
                }
            } catch (IOException e) {
                into.fault(Kind.UNREADABLE, file.path());
            }
        }
    }

    private void visit(Path child, int depth) {
        String raw = relative(child);
        Optional<String> path = PackagePath.normal(raw);
        if (path.isEmpty()) {
            into.fault(Kind.ESCAPE, raw);
            return;
        }
        if (PackagePath.isVersionControl(path.get())) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                into.fault(leavesRoot(child) ? Kind.LINK_OUT : Kind.LINK, path.get());
                String target = Files.readSymbolicLink(child).toString();
                into.unread().take(path.get(), target.getBytes(StandardCharsets.UTF_8));
            } else if (attributes.isDirectory()) {
                if (depth >= MAX_DEPTH) {
                    into.fault(Kind.BUDGET, path.get());
                } else {
                    folder(child, depth + 1);
                }
            } else if (attributes.isRegularFile()) {
                found.add(new Found(child, path.get(), attributes.size()));
            } else {
                into.fault(Kind.UNREADABLE, path.get());
            }
        } catch (IOException e) {
            into.fault(Kind.UNREADABLE, path.get());
        }
    }

    /** Reads a file only to tell it from others; of what is too long for that, size and time of change speak. */
    private static void leave(Path file, String path, Gatherer into) throws IOException {
        boolean whole;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            whole = into.unread().take(path, in);
        }
        if (!whole) {
            String facts = Files.size(file) + " " + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            into.unread().take(path, facts.getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean leavesRoot(Path link) throws IOException {
        Path parent = link.getParent();
        Path target = Files.readSymbolicLink(link);
        return parent == null || !parent.resolve(target).normalize().startsWith(root);
    }

    private String relative(Path path) {
        String separator = path.getFileSystem().getSeparator();
        return root.relativize(path).toString().replace(separator, "/");
    }

    private static byte[] head(Path file, int room) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(room + 1);
        }
    }
}
