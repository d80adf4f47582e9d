/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.ResponseBody;

/** Reads bodies up to a cap. */
final class Bodies {
    private Bodies() {}

    /** The whole body, or a {@link TooLongException} beyond {@code max} bytes. */
    static byte[] read(ResponseBody body, int max) throws IOException {
        if (body.contentLength() > max) {
            throw new TooLongException();
        }
        try (InputStream in = body.byteStream()) {
            byte[] bytes = in.readNBytes(max);
            if (bytes.length == max && in.read() >= 0) {
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
