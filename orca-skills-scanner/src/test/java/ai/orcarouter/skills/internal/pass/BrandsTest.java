/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandsTest {
    @ParameterizedTest
    @CsvSource({
        "docker-desktop.download,docker",
        "github.com.files-cdn.net,github",
        "g1thub.net,github",
        "openclawcli.vercel.app,openclaw",
        "claude.co.uk,claude"
    })
    void imitated_nameInSomebodyElsesDomain_isThatName(String host, String brand) {
        assertThat(Brands.imitated(host)).isEqualTo(brand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs.docker.com", "raw.githubusercontent.com", "claude-notes.github.io", "shop.io", "io"})
    void imitated_ownDomainsAndPages_areLeftAlone(String host) {
        assertThat(Brands.imitated(host)).isEmpty();
    }
}
