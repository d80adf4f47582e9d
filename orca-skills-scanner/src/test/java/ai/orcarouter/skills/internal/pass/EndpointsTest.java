/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.model.FindingSeverity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private static final RulePack PACK = RulePack.standard();

    @ParameterizedTest
    @CsvSource({
        "http://mcp.shop.io/,MEDIUM",
        "ws://mcp.shop.io/,MEDIUM",
        "https://41.20.33.7/mcp,HIGH",
        "https://0x29142107/mcp,HIGH",
        "https://10.1.2.3/mcp,MEDIUM",
        "https://[fd12::1]/mcp,MEDIUM",
        "https://169.254.169.254/latest,HIGH",
        "https://metadata.google.internal/v1,HIGH",
        "https://tools.corp/mcp,MEDIUM",
        "https://a1b2.ngrok.io/mcp,HIGH",
        "https://some-words.trycloudflare.com/mcp,HIGH"
    })
    void of_whatTheGuardWouldRefuse_isJudged(String url, FindingSeverity severity) {
        assertThat(Endpoints.of(url, PACK)).extracting("severity").isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://mcp.shop.io/",
                "http://localhost:8080/",
                "http://127.0.0.1/mcp",
                "https://{host}/mcp"
            })
    void of_publicNamesTheOwnMachineAndPlaceholders_areLeftAlone(String url) {
        assertThat(Endpoints.of(url, PACK)).isNull();
    }
}
