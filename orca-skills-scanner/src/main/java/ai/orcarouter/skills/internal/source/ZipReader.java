/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import ai.orcarouter.skills.internal.source.FileFault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a zip archive in memory. Nothing is ever written to a file.
 *
 * <p>Programs differ in what they go by: the directory at the end or the entries as they stand. Both are read, and
 * where they do not say the same, that is told.
 */
final class ZipReader {
    private static final int LEAST = 22;

    private final byte[] archive;
    private final String prefix;
    private final int depth;
    private final Gatherer into;
    private final List<int[]> read = new ArrayList<>();
    private boolean hasDirectory;

    private ZipReader(byte[] archive, String prefix, int depth, Gatherer into) {
        this.archive = archive;
        this.prefix = prefix;
        this.depth = depth;
        this.into = into;
    }

    static boolean isZip(byte[] bytes) {
        return bytes.length > 3
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && ((bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6));
    }

    /** Whether programs that look at the end of a file would take it for an archive, whatever its beginning is. */
    static boolean holdsZip(byte[] bytes) {
        if (bytes.length < LEAST) {
            return false;
        }
        ZipDirectory directory = isZip(bytes) ? null : ZipDirectory.of(bytes, 1);
        return directory != null
                && !directory.items().isEmpty()
                && ZipLocal.at(
                                bytes,
                                directory.base() + directory.items().get(0).at())
                        != null;
    }

    /** Hands the entries of an archive to {@code into}; {@code prefix} is put before their paths. */
    static void read(byte[] archive, String prefix, int depth, Gatherer into) {
        new ZipReader(archive, prefix, depth, into).read();
    }

    private String self() {
        return prefix.isEmpty() ? "archive" : prefix.substring(0, prefix.length() - 2);
    }

    private void read() {
        int most = 4 * into.limits().maxFiles();
        ZipDirectory directory = archive.length < LEAST ? null : ZipDirectory.of(archive, most);
        hasDirectory = directory != null;
        if (directory == null) {
            into.fault(Kind.UNREADABLE, self());
            between(0, archive.length);
            return;
        }
        if (directory.items().size() > most) {
            into.fault(Kind.BUDGET, self());
        } else if (!directory.whole()) {
            into.fault(Kind.MISMATCH, self());
        }
        List<ZipDirectory.Item> items = new ArrayList<>(directory.items());
        items.sort(Comparator.comparing((ZipDirectory.Item item) -> ReadOrder.rank(item.name()))
                .thenComparingLong(ZipDirectory.Item::size)
                .thenComparing(ZipDirectory.Item::name));
        for (ZipDirectory.Item item : items) {
            listed(item, directory.base());
        }
        between(directory);
        if (directory.end() < archive.length && !isSignature(directory.end())) {
            into.fault(Kind.STRAY, self());
        }
    }

    private void listed(ZipDirectory.Item item, int base) {
        ZipLocal local = ZipLocal.at(archive, base + item.at());
        if (local == null) {
            into.fault(Kind.MISMATCH, prefix + item.name());
            return;
        }
        if (!local.agrees(item)) {
            into.fault(Kind.MISMATCH, prefix + item.name());
        }
        long end = Math.min(archive.length, local.data() + item.packed());
        read.add(new int[] {(int) (base + item.at()), (int) end, local.flags() & ZipLocal.LATER});
        if (item.name().endsWith("/") && item.size() == 0) {
            return;
        }
        Optional<String> path = PackagePath.normal(item.name());
        if (path.isEmpty()) {
            into.fault(Kind.ESCAPE, prefix + item.name());
        } else if (item.isLink()) {
            into.fault(Kind.LINK_OUT, prefix + path.get());
        } else if (item.size() > into.room()) {
            into.fault(Kind.BUDGET, prefix + path.get());
        } else if ((item.flags() & ZipLocal.ENCRYPTED) != 0) {
            into.fault(Kind.UNREADABLE, prefix + path.get());
        } else if (!into.isFull(prefix + path.get())) {
            ZipLocal.Data data = ZipLocal.data(archive, local.data(), item.packed(), item.method(), (int) item.size());
            take(prefix + path.get(), item, data);
        }
    }

    private void take(String path, ZipDirectory.Item item, ZipLocal.@Nullable Data data) {
        if (data == null) {
            into.fault(Kind.UNREADABLE, path);
            return;
        }
        if (!data.whole() || data.bytes().length != item.size()) {
            into.fault(Kind.MISMATCH, path);
        } else if (data.crc() != item.crc()) {
            into.fault(Kind.UNREADABLE, path);
        }
        into.add(path, data.bytes(), item.isExecutable(), depth);
    }

    /** Looks at what the directory does not speak of, before, between and behind the entries. */
    private void between(ZipDirectory directory) {
        read.sort(Comparator.comparingInt(range -> range[0]));
        int at = 0;
        for (int[] range : read) {
            if (range[0] < at) {
                into.fault(Kind.MISMATCH, self());
            } else {
                between(at, range[0]);
            }
            at = Math.max(at, range[1]);
            if (range[2] != 0) {
                at = ZipLocal.behindDescriptor(archive, at, directory.start());
            }
        }
        between(at, directory.start());
    }

    /** Reads the entries that stand in a part that the directory does not speak of. */
    private void between(int from, int to) {
        int at = from;
        while (at < to) {
            ZipLocal local = ZipLocal.at(archive, at);
            if (local == null) {
                into.fault(Kind.STRAY, self());
                return;
            }
            if (hasDirectory) {
                into.fault(Kind.MISMATCH, prefix + local.name());
            }
            at = unlisted(local, to);
        }
    }

    /** Reads an entry as it stands, and says where it ends; at the end of the part where that cannot be said. */
    private int unlisted(ZipLocal local, int to) {
        boolean later = (local.flags() & ZipLocal.LATER) != 0;
        boolean open = later && local.packed() == 0;
        int room = into.room();
        Optional<String> path = PackagePath.normal(local.name());
        if (path.isEmpty()) {
            into.fault(Kind.ESCAPE, prefix + local.name());
        }
        boolean closed = (local.flags() & ZipLocal.ENCRYPTED) != 0 || (open && local.method() == ZipLocal.STORED);
        if (closed || into.isFull(prefix + local.name())) {
            into.fault(Kind.UNREADABLE, prefix + local.name());
            return to;
        }
        long packed = open ? Math.max(0, to - local.data()) : local.packed();
        ZipLocal.Data data = ZipLocal.data(archive, local.data(), packed, local.method(), room);
        if (data == null) {
            into.fault(Kind.UNREADABLE, prefix + local.name());
            return to;
        }
        if (!data.whole()) {
            into.fault(Kind.UNREADABLE, prefix + local.name());
        }
        if (path.isPresent() && !local.name().endsWith("/")) {
            into.add(prefix + path.get(), data.bytes(), false, depth);
        } else {
            into.spend(data.bytes().length);
        }
        if (!data.whole()) {
            return to;
        }
        return later ? ZipLocal.behindDescriptor(archive, data.end(), to) : Math.max(data.end(), local.data());
    }

    /** Signed bundles end with their signature. */
    private boolean isSignature(int from) {
        return Signature.starts(archive, from, "MCPB_SIG_V1")
                && Signature.starts(archive, archive.length - "MCPB_SIG_END".length(), "MCPB_SIG_END");
    }
}
