/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.ResponseBody;

/** Reads bodies up to a cap. */
final class Bodies {
    private Bodies() {}

    /**
     * The whole body, or a {@link TooLongException} beyond {@code max} bytes.
     *
     * @param drop ends the connection of a body that is not read to its end: closing it would read on for a while
     */
    static byte[] read(ResponseBody body, int max, Runnable drop) throws IOException {
        if (body.contentLength() > max) {
            drop.run();
            throw new TooLongException();
        }
        try (InputStream in = body.byteStream()) {
            byte[] bytes = in.readNBytes(max);
            if (bytes.length == max && in.read() >= 0) {
                drop.run();
                throw new TooLongException();
            }
            return bytes;
        }
    }

    /** A body that is longer than allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("longer than allowed");
        }
    }
}
