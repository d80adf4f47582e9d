/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static List<LineReader.Line> read(InputStream in, int maxLineBytes) throws IOException {
        LineReader reader = new LineReader(in, () -> {}, maxLineBytes);
        List<LineReader.Line> lines = new ArrayList<>();
        Optional<LineReader.Line> line = reader.next();
        while (line.isPresent()) {
            lines.add(line.get());
            line = reader.next();
        }
        return lines;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void next_splitsAtLineFeedsAndDropsCarriageReturnsAndTheMark() throws IOException {
        assertThat(read(bytes("\uFEFFa\r\n\nb\rc\nd"), 100))
                .containsExactly(
                        new LineReader.Line(1, "a", ""),
                        new LineReader.Line(2, "", ""),
                        new LineReader.Line(3, "b\rc", ""),
                        new LineReader.Line(4, "d", ""));
    }

    @Test
    void next_lineBeyondTheLimit_isSkippedWhole() throws IOException {
        assertThat(read(bytes("x".repeat(300_000) + "\nok\n" + "é".repeat(51)), 100))
                .containsExactly(
                        new LineReader.Line(1, null, "longer than 100 bytes"),
                        new LineReader.Line(2, "ok", ""),
                        new LineReader.Line(3, null, "longer than 100 bytes"));
    }

    @Test
    void next_lineOverSeveralReads_isOneLine() throws IOException {
        String line = "y".repeat(200_001);

        assertThat(read(bytes(line + "\nz"), 1 << 20))
                .containsExactly(new LineReader.Line(1, line, ""), new LineReader.Line(2, "z", ""));
    }

    @Test
    void next_flushesBeforeItMayHaveToWait() throws IOException {
        List<String> calls = new ArrayList<>();
        InputStream slow = new InputStream() {
            private int reads;

            @Override
            public int read() {
                throw new AssertionError("reads blocks only");
            }

            @Override
            public int read(byte[] target, int from, int length) {
                calls.add("read");
                target[from] = 'a';
                target[from + 1] = '\n';
                return reads++ < 2 ? 2 : -1;
            }
        };
        LineReader reader = new LineReader(slow, () -> calls.add("flush"), 100);

        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isEmpty();
        assertThat(calls).containsExactly("flush", "read", "flush", "read", "flush", "read");
    }
}
