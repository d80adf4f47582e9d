/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The store in the guide is the one that passes the contract. */
class StoreGuideTest {
    @Test
    void guide_showsTheSampleStore() throws IOException {
        String sample =
                Files.readString(Path.of("src/test/java/ai/orcarouter/firewall/testkit/stores/SampleConfigStore.java"));
        String guide = Files.readString(Path.of("src/main/java/ai/orcarouter/core/spi/package-info.java"));
        int start = guide.indexOf("<pre>{@code");
        String shown = guide.substring(guide.indexOf('\n', start) + 1, guide.indexOf(" * }</pre>", start))
                .lines()
                .map(line -> line.equals(" *") ? "" : line.substring(" * ".length()))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(shown).isEqualTo(sample.substring(sample.indexOf("public final class")));
    }
}
