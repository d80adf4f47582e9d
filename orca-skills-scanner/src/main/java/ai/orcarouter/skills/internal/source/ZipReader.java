/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import ai.orcarouter.skills.internal.source.FileFault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a zip archive in memory. Nothing is ever written to a file. */
final class ZipReader {
    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int RUN = 0111;

    private ZipReader() {}

    static boolean isZip(byte[] bytes) {
        return bytes.length > 3
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && ((bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6));
    }

    /** Hands the entries of an archive to {@code into}; {@code prefix} is put before their paths. */
    static void read(byte[] archive, String prefix, int depth, Gatherer into) {
        Map<String, Integer> modes = modes(archive);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null && !into.isFull(prefix + entry.getName())) {
                if (!entry.isDirectory()) {
                    take(in, entry.getName(), modes.getOrDefault(entry.getName(), 0), prefix, depth, into);
                }
                entry = in.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            // Broken or encrypted: what came before the fault is scanned.
            into.fault(Kind.UNREADABLE, prefix.isEmpty() ? "archive" : prefix.substring(0, prefix.length() - 2));
        }
    }

    private static void take(ZipInputStream in, String raw, int mode, String prefix, int depth, Gatherer into)
            throws IOException {
        Optional<String> path = PackagePath.normal(raw);
        if (path.isEmpty()) {
            into.fault(Kind.ESCAPE, prefix + raw);
            return;
        }
        if ((mode & TYPE) == LINK) {
            into.fault(Kind.LINK_OUT, prefix + path.get());
            return;
        }
        int room = into.room();
        byte[] bytes = in.readNBytes(room + 1);
        if (bytes.length > room) {
            into.fault(Kind.BUDGET, prefix + path.get());
            // Skipping the rest would inflate it, which is what a bomb wants.
            throw new IOException("an entry is larger than the limit");
        }
        into.add(prefix + path.get(), bytes, (mode & RUN) != 0, depth);
    }

    /** The Unix modes of entries, which stand in the central directory only. */
    private static Map<String, Integer> modes(byte[] archive) {
        Map<String, Integer> modes = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_BYTES;
        int least = Math.max(0, end - 0xFFFF);
        while (end >= least && in.getInt(end) != END) {
            end--;
        }
        if (end < least) {
            return modes;
        }
        long at = in.getInt(end + 16) & 0xFFFFFFFFL;
        while (at + CENTRAL_BYTES <= archive.length && in.getInt((int) at) == CENTRAL) {
            int entry = (int) at;
            int name = in.getShort(entry + 28) & 0xFFFF;
            int rest = (in.getShort(entry + 30) & 0xFFFF) + (in.getShort(entry + 32) & 0xFFFF);
            int from = entry + CENTRAL_BYTES;
            if (from + name > archive.length) {
                return modes;
            }
            String path = new String(archive, from, name, StandardCharsets.UTF_8);
            modes.put(path, in.getInt(entry + 38) >>> 16);
            at = (long) from + name + rest;
        }
        return modes;
    }
}
