/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.model.GatewayCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "cannot reach https://ann:hunter2@db.internal/x, cannot reach https://db.internal/x",
        "https://a@b@c/d, https://c/d",
        "http://host/a@b, http://host/a@b",
        "plain text, plain text"
    })
    void clean_urlWithUserInfo_leavesItOut(String message, String cleaned) {
        assertThat(ToolErrors.clean(message)).isEqualTo(cleaned);
    }

    @Test
    void clean_invisibleCharacters_becomeOneBlank() {
        assertThat(ToolErrors.clean("a\u202e\u200b\n\r\tb\u001b[31mc\ud800")).isEqualTo("a b [31mc");
    }

    @Test
    void clean_longMessage_isCut() {
        assertThat(ToolErrors.clean("x".repeat(5_000))).hasSize(300);
    }

    @Test
    void text_refusedEndpoint_saysNothingElse() {
        assertThat(ToolErrors.text(GatewayCode.ENDPOINT_REFUSED)).isEqualTo("gateway: endpoint refused");
        assertThat(ToolErrors.text(GatewayCode.SCHEMA_CHANGED)).isEqualTo("gateway: schema_changed");
    }
}
