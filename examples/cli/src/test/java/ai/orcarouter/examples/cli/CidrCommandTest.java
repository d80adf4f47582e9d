/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, and on it what every command does with its lines. */
class CidrCommandTest {
    @Test
    void cidr_answersInInputOrder() {
        CliRun run = CliRun.lines(
                List.of(
                        "{\"id\":\"b\",\"cidr\":\"198.51.100.0/24\",\"ip\":\"198.51.100.255\"}",
                        "{\"id\":\"a\",\"cidr\":\"198.51.100.0/24\",\"ip\":\"198.51.101.0\"}",
                        "{\"id\":7,\"cidr\":\"198.51.100.0/024\",\"ip\":\"198.51.100.1\"}",
                        "{\"id\":\"d\",\"cidr\":\"2001:db8::/32\",\"ip\":\"2001:db8::1%eth0\"}"),
                "cidr",
                "-");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                        {"id":"b","match":true}
                        {"id":"a","match":false}
                        {"id":7,"match":"invalid"}
                        {"id":"d","match":"invalid"}
                        """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void cidr_fromAFile_readsIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("in.jsonl"), "{\"id\":1,\"cidr\":\"::/0\",\"ip\":\"::1\"}");

        assertThat(CliRun.of("cidr", file.toString()).out()).isEqualTo("{\"id\":1,\"match\":true}\n");
    }

    @Test
    void badRows_areAnsweredClosedAndDoNotStopTheRest() {
        CliRun run = CliRun.lines(
                List.of(
                        "{\"id\":\"x\",\"cidr\":\"10.0.0.0/8\"}",
                        "nonsense",
                        "",
                        "{\"id\":\"y\",\"cidr\":\"10.0.0.0/8\",\"cidr\":\"::/0\",\"ip\":\"::1\"}",
                        "{\"id\":\"z\",\"cidr\":8,\"ip\":\"10.0.0.1\"}",
                        "[1]",
                        "{\"id\":{},\"cidr\":\"10.0.0.0/8\",\"ip\":\"10.0.0.1\"} {}",
                        "{\"id\":\"last\",\"cidr\":\"10.0.0.0/8\",\"ip\":\"10.0.0.1\"}"),
                "cidr",
                "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.objects())
                .extracting(row -> row.get("match"))
                .containsExactly("invalid", "invalid", "invalid", "invalid", "invalid", "invalid", true);
        assertThat(run.out().lines())
                .containsExactly(
                        "{\"id\":\"x\",\"match\":\"invalid\",\"error\":\"line 1: \\\"ip\\\" is missing\"}",
                        run.out().lines().toList().get(1),
                        "{\"id\":\"y\",\"match\":\"invalid\",\"error\":\"line 4: member \\\"cidr\\\" occurs twice\"}",
                        "{\"id\":\"z\",\"match\":\"invalid\",\"error\":\"line 5: \\\"cidr\\\" is not a string\"}",
                        "{\"id\":null,\"match\":\"invalid\",\"error\":\"line 6: not a JSON object\"}",
                        "{\"id\":null,\"match\":\"invalid\",\"error\":\"line 7: more than one JSON value\"}",
                        "{\"id\":\"last\",\"match\":true}");
        assertThat(run.objects().get(1).get("error")).asString().startsWith("line 2: not JSON: ");
        assertThat(run.err().lines()).hasSize(6).first().isEqualTo("<stdin>:1: \"ip\" is missing");
    }

    @Test
    void malformedUtf8_isABadRowAndTheNextLineIsRead() {
        byte[] in =
                "{\"id\":\"?\"}\n{\"id\":2,\"cidr\":\"::/0\",\"ip\":\"::1\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        in[7] = (byte) 0xFF;

        CliRun run = CliRun.reading(in, "cidr", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        "{\"id\":null,\"match\":\"invalid\",\"error\":\"line 1: not UTF-8\"}\n{\"id\":2,\"match\":true}\n");
    }

    @Test
    void id_isEchoedAsItWasSent() {
        CliRun run = CliRun.lines(
                List.of(
                        "{\"id\":\"\\ud800 \\u00e9 é\",\"cidr\":\"::/0\",\"ip\":\"::1\"}",
                        "{\"id\":1.50,\"cidr\":\"::/0\",\"ip\":\"::1\"}"),
                "cidr",
                "-");

        assertThat(run.out())
                .isEqualTo("{\"id\":\"\\ud800 \\u00e9 é\",\"match\":true}\n{\"id\":1.50,\"match\":true}\n");
    }

    @Test
    void deepLine_isRead() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        CliRun run =
                CliRun.lines(List.of("{\"id\":1,\"cidr\":\"::/0\",\"x\":" + deep + ",\"ip\":\"::1\"}"), "cidr", "-");

        assertThat(run.out()).isEqualTo("{\"id\":1,\"match\":true}\n");
    }
}
