/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExampleTest {
    @Test
    void run_deletionIsDenied_andTheModelIsTold() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int deleted = Example.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(deleted).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("findOrder -> {order=7: two chairs}")
                .contains("deleteOrder -> {error=firewall deny: orders are not deleted by agents}");
    }

    /** The project's guide shows the code that is tested here. */
    @Test
    void readme_showsTheCodeOfTheExample() throws IOException {
        String source = Files.readString(Path.of("src/main/java/ai/orcarouter/examples/adk/Example.java"));
        String region = source.substring(
                source.indexOf('\n', source.indexOf("// snippet: adk")) + 1, source.indexOf("    // end of snippet"));
        String shown = region.lines()
                .map(line -> line.isEmpty() ? line : line.substring(4))
                .collect(Collectors.joining("\n", "```java\n", "\n```\n"));
        assertThat(Files.readString(Path.of("../../README.md"))).contains(shown);
    }
}
