/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Joins parts so that different parts never give the same bytes: each is preceded by its length in four bytes. */
final class Framing {
    private Framing() {}

    static byte[] join(String domain, byte[]... parts) {
        if (domain.isEmpty()) {
            throw new IllegalArgumentException("a domain says what the value is for; it is not empty");
        }
        byte[] first = domain.getBytes(UTF_8);
        int size = Math.addExact(Integer.BYTES, first.length);
        for (byte[] part : parts) {
            size = Math.addExact(size, Math.addExact(Integer.BYTES, part.length));
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(first.length).put(first);
        for (byte[] part : parts) {
            out.putInt(part.length).put(part);
        }
        return out.array();
    }

    static byte[][] utf8(String... parts) {
        byte[][] out = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            out[i] = parts[i].getBytes(UTF_8);
        }
        return out;
    }
}
