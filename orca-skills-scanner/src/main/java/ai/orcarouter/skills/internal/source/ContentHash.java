/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import ai.orcarouter.core.crypto.Digests;
import java.nio.charset.StandardCharsets;

/**
 * The identity of a package: SHA-256 over one line for each file, ordered by path, with mode, size, hash and path
 * (skills.md 4.4), and over what was left out.
 */
public final class ContentHash {
    private ContentHash() {}

    /** The hash, in hexadecimal digits. */
    public static String of(FileTree tree) {
        StringBuilder lines = new StringBuilder("orca-skill-v1\n");
        for (FileEntry file : tree.files()) {
            lines.append(file.executable() ? 'x' : '-')
                    .append(' ')
                    .append(file.bytes().length)
                    .append(' ')
                    .append(Digests.sha256Hex(file.bytes()))
                    .append(' ')
                    .append(file.path())
                    .append('\n');
        }
        for (FileFault fault : tree.faults()) {
            lines.append("! ")
                    .append(fault.kind())
                    .append(' ')
                    .append(fault.path().replace('\n', ' '))
                    .append('\n');
        }
        if (!tree.unread().isEmpty()) {
            lines.append("? ").append(tree.unread()).append('\n');
        }
        return Digests.sha256Hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
