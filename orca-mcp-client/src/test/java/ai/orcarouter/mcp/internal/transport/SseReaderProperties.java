/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SseReaderProperties {
    /** Gives a few bytes at a time. */
    private static InputStream dripping(byte[] bytes, int chunk) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, chunk));
            }
        };
    }

    private static List<SseReader.Event> events(String text, int chunk) throws IOException {
        SseReader reader = new SseReader(dripping(text.getBytes(UTF_8), chunk), 1_000, 100_000);
        List<SseReader.Event> events = new ArrayList<>();
        for (SseReader.Event event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    @Property(tries = 200)
    void events_inAnyChunksAndLineEnds_areTheSame(
            @ForAll @Size(max = 5) List<@AlphaChars String> texts, @ForAll @IntRange(min = 1, max = 9) int chunk)
            throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            StringBuilder stream = new StringBuilder("\ufeff: a comment" + end);
            texts.forEach(text -> stream.append("id: 1")
                    .append(end)
                    .append("data: ")
                    .append(text)
                    .append("ü")
                    .append(end)
                    .append("data:second")
                    .append(end)
                    .append(end));
            assertThat(events(stream.toString(), chunk))
                    .extracting(SseReader.Event::text)
                    .containsExactlyElementsOf(
                            texts.stream().map(text -> text + "ü\nsecond").toList());
        }
    }

    @Example
    void fields_setTypeIdAndRetry() throws IOException {
        SseReader reader = new SseReader(
                dripping(
                        "event: ping\nid: a1\nretry: 250\ndata\n\nid: \u0001\nretry: x\nunknown: y\n\n".getBytes(UTF_8),
                        3),
                100,
                1_000);
        SseReader.Event event = requireNonNull(reader.next());
        assertThat(event).isEqualTo(new SseReader.Event("ping", "", 0));
        assertThat(event.isMessage()).isFalse();
        assertThat(reader.next()).isNull();
        assertThat(reader.lastId()).isEqualTo("a1");
        assertThat(reader.retry()).isEqualTo(Duration.ofMillis(250));
    }

    @Example
    void eventWithoutEmptyLine_isDropped() throws IOException {
        assertThat(events("data: a\n\ndata: b\n", 100))
                .extracting(SseReader.Event::text)
                .containsExactly("a");
    }

    @Example
    void eventLongerThanAllowed_isRefused() {
        assertThatThrownBy(() -> events("data: " + "a".repeat(1_001) + "\n\n", 100))
                .isInstanceOf(Bodies.TooLongException.class);
        assertThatThrownBy(() -> events("data: 12345678901\n".repeat(100) + "\n", 100))
                .isInstanceOf(Bodies.TooLongException.class);
        assertThatThrownBy(() -> events(": " + "a".repeat(3_000), 100)).isInstanceOf(Bodies.TooLongException.class);
        assertThatThrownBy(() -> events(":\n".repeat(50_001), 100)).isInstanceOf(Bodies.TooLongException.class);
    }

    @Example
    void malformedUtf8_isNoJson() throws IOException {
        byte[] bytes = "data: {?}\n\n".getBytes(UTF_8);
        bytes[7] = (byte) 0xff;
        SseReader reader = new SseReader(dripping(bytes, 2), 100, 1_000);
        assertThat(requireNonNull(reader.next()).text()).isEqualTo("malformed");
    }
}
