/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EngineVersionTest {
    @Test
    void current_isTheVersionOfTheBuild() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));

        assertThat(EngineVersion.current()).isNotEmpty();
        assertThat(parent).contains("<revision>" + EngineVersion.current() + "</revision>");
    }
}
