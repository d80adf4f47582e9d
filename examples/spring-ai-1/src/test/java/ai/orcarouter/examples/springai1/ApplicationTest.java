/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    @Test
    void main_asTheReadmeStartsIt_showsWhatIsGuarded() {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Application.main(new String[0]);
        } finally {
            System.setOut(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("the tool reads /srv/a.txt")
                .doesNotContain("the tool deletes")
                .contains("firewall deny: nothing is deleted")
                .containsSubsequence("Without:", "firewall deny: nothing is deleted");
    }
}
