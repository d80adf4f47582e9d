/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest over what a scan leaves out, so that the content hash of a package changes with it all the same: an approval
 * of a package that was not looked at to its end holds for these bytes only. Not thread-safe.
 */
final class Unread {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;
    private long room;
    private boolean any;

    /**
     * Over at most this many bytes.
     *
     * @param room bytes that are read for it
     */
    Unread(long room) {
        this.room = room;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** Takes something that is left out. */
    void take(String path, byte[] bytes) {
        name(path);
        digest.update(bytes);
    }

    /**
     * Takes what is left of a stream.
     *
     * @return whether it was read to its end
     */
    boolean take(String path, InputStream in) throws IOException {
        name(path);
        byte[] buffer = new byte[BUFFER];
        int count = in.read(buffer);
        while (count >= 0 && room > 0) {
            digest.update(buffer, 0, count);
            room -= count;
            count = in.read(buffer);
        }
        return count < 0;
    }

    private void name(String path) {
        any = true;
        digest.update(('\0' + path + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal digits; empty when nothing was left out. Ends it. */
    String hex() {
        return any ? HexFormat.of().formatHex(digest.digest()) : "";
    }
}
