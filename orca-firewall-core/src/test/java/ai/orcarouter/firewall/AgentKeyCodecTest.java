/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class AgentKeyCodecTest {
    private static final String HASH = "ab".repeat(32);
    private static final String LEAST = """
            {"id": 3, "name": "n", "status": 1, "key": "sk-orca-a1b2****yz90", "key_hash": "%s", "expired_time": -1%s}""";

    private static List<Issue> faults(String json) {
        OrcaException refused = Assertions.catchThrowableOfType(OrcaException.class, () -> AgentKeyCodec.decode(json));
        assertThat(refused).as("refusal of %s", json).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        return refused.issues();
    }

    private static String document(String more) {
        return LEAST.formatted(HASH, more);
    }

    @Test
    void decode_leastDocument_takesDefaults() {
        AgentKey key = AgentKeyCodec.decode(document(""));
        assertThat(key)
                .isEqualTo(AgentKey.builder(3, "n")
                        .masked("sk-orca-a1b2****yz90")
                        .secretHash(HASH)
                        .build());
        assertThat(key.firewallPolicyId()).isZero();
        assertThat(key.creditLimitCents()).isZero();
    }

    @Test
    void encode_everyField_isReadBack() {
        AgentKey key = AgentKey.builder(3, "n")
                .status(AgentKey.Status.DISABLED)
                .masked("sk-orca-a1b2****yz90")
                .secretHash(HASH)
                .createdTime(5)
                .accessedTime(6)
                .expiredTime(1_900_000_000L)
                .creditLimitCents(1_250)
                .modelLimitsEnabled(true)
                .modelLimits(List.of("gpt-4*", "openai/*"))
                .allowIps(List.of("192.0.2.1", "2001:db8::/32"))
                .environment("prod")
                .group("g")
                .guardrailId(8)
                .firewallPolicyId(9)
                .firewallGateway(true)
                .version(4)
                .build();
        String json = AgentKeyCodec.encode(key);
        assertThat(json)
                .contains("\"credit_limit_usd\":12.5,")
                .contains("\"allow_ips\":\"192.0.2.1\\n2001:db8::/32\"")
                .contains("\"status\":2");
        assertThat(AgentKeyCodec.decode(json)).isEqualTo(key);
        assertThat(key.toBuilder().build()).isEqualTo(key);
        assertThat(key.toString()).isEqualTo("AgentKey[3, n, disabled]");
    }

    @Test
    void decode_amounts_areExact() {
        assertThat(AgentKeyCodec.decode(document(", \"credit_limit_usd\": 0.07"))
                        .creditLimitCents())
                .isEqualTo(7);
        assertThat(AgentKeyCodec.decode(document(", \"credit_limit_usd\": 1e2")).creditLimitCents())
                .isEqualTo(10_000);
        for (String wrong : List.of("0.001", "-0.01", "1e40", "1e-40", "\"5\"", "null", "true")) {
            assertThat(faults(document(", \"credit_limit_usd\": " + wrong)))
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.pointer()).isEqualTo("/credit_limit_usd"));
        }
    }

    @Test
    void decode_addressLines_mayHaveBlanks() {
        AgentKey key = AgentKeyCodec.decode(document(", \"allow_ips\": \"\\n 192.0.2.1 \\r\\n\\n2001:db8::/32\\n\""));
        assertThat(key.allowIps()).containsExactly("192.0.2.1", "2001:db8::/32");
    }

    @Test
    void decode_manyFaults_tellsAllAtOnceWithPlaces() {
        String json = """
                {"id": 0, "name": "", "status": 3, "key": "sk-orca-secretsecretsecret", "key_hash": "x",
                 "expired_time": 0, "credit_limit_usd": -1, "model_limits": ["", "a b"],
                 "allow_ips": "10.0.0.1\\nhost.example", "guardrail_id": -1, "colour": "red"}""";
        List<Issue> faults = faults(json);
        assertThat(faults)
                .extracting(Issue::pointer)
                .contains(
                        "/id",
                        "/name",
                        "/status",
                        "/key",
                        "/key_hash",
                        "/expired_time",
                        "/credit_limit_usd",
                        "/model_limits/0",
                        "/model_limits/1",
                        "/allow_ips",
                        "/guardrail_id",
                        "/colour");
        assertThat(faults).allSatisfy(issue -> {
            assertThat(issue.line()).isPositive();
            assertThat(issue.toString()).doesNotContain("secretsecret");
        });
    }

    @Test
    void decode_missingFields_areNamed() {
        assertThat(faults("{}"))
                .hasSize(6)
                .allSatisfy(issue -> assertThat(issue.message()).contains("is missing"));
        assertThat(faults("[]")).singleElement().asString().contains("a key must be an object");
        assertThat(faults("{\"id\":1")).isNotEmpty();
        assertThat(faults(document(", \"id\": 4"))).isNotEmpty();
        assertThat(faults(" ".repeat((1 << 20) + 1))).hasSize(1);
    }

    @Test
    void encode_faultyKey_isRefused() {
        AgentKey key = AgentKey.builder(1, "n").build();
        assertThatThrownBy(() -> AgentKeyCodec.encode(key)).isInstanceOf(OrcaException.class);
    }

    @Test
    void check_textThatNoDocumentHolds_isAnError() {
        AgentKey key = KeyGateTest.key()
                .environment("a\uD800")
                .group("a\u0000")
                .masked("sk-orca-\uD800****")
                .modelLimitsEnabled(true)
                .modelLimits(List.of("m\uD800"))
                .build();
        assertThat(AgentKeyCodec.check(key))
                .extracting(Issue::pointer)
                .containsExactly("/environment", "/group", "/key", "/model_limits/0");
    }

    @Test
    void check_listsWithoutEffect_areRemarks() {
        AgentKey key = KeyGateTest.key()
                .modelLimits(List.of("m"))
                .allowIps(List.of("10.0.0.1/8"))
                .build();
        assertThat(AgentKeyCodec.check(key)).hasSize(2).noneMatch(Issue::isError);
    }
}
