/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
    /** Every element of the list is read with its name, so that a long name would be read over and over. */
    @Test
    void of_longNameOverAList_givesItsEndWithEachElement() {
        String text = "{\"" + "k".repeat(10_000) + "_password\":[\"first\",\"second\"]}";
        List<String> names = Views.of(text).stream()
                .map(Views.View::keyName)
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(names)
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).hasSize(128).endsWith("k_password"));
    }
}
