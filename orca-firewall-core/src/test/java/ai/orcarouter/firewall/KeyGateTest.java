/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.KeyAdmission.Admitted;
import ai.orcarouter.firewall.KeyAdmission.Refused;
import ai.orcarouter.firewall.model.AgentKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyGateTest {
    private static final long NOW = 1_800_000_000L;

    static AgentKey.Builder key() {
        return AgentKey.builder(7, "agent").masked("sk-orca-abcd****wxyz").secretHash("0".repeat(64));
    }

    private static KeyRequest.Builder request() {
        return KeyRequest.builder(Instant.ofEpochSecond(NOW));
    }

    private static KeyAdmission admit(AgentKey.Builder key, KeyRequest.Builder request) {
        return KeyGate.of("w1", key.build()).admit(request.build());
    }

    @Test
    void admit_plainKey_givesAHandleOfIt() {
        KeyGate gate = KeyGate.of(
                "w1",
                key().firewallPolicyId(3)
                        .guardrailId(4)
                        .creditLimitCents(0)
                        .environment("prod")
                        .version(9)
                        .build());
        assertThat(gate.admit(request().build())).isInstanceOfSatisfying(Admitted.class, admitted -> {
            assertThat(admitted.key().workspace()).isEqualTo("w1");
            assertThat(admitted.key().id()).isEqualTo("7");
            assertThat(admitted.key().firewallPolicyId()).isEqualTo(3);
            assertThat(admitted.key().guardrailId()).isEqualTo(4);
            assertThat(admitted.key().environment()).isEqualTo("prod");
            assertThat(admitted.key().version()).isEqualTo(9);
            assertThat(admitted.key().firewallGateway()).isFalse();
            assertThat(admitted.key().creditLimitCents()).isZero();
            assertThat(admitted.key()).hasToString("KeyHandle[w1, 7]");
        });
        assertThat(gate.admit(request().build())).isSameAs(gate.admit(request().build()));
    }

    @Test
    void admit_disabled_isRefused() {
        assertThat(admit(key().status(AgentKey.Status.DISABLED), request())).isEqualTo(Refused.DISABLED);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "1799999999, false", "1800000000, false", "1800000001, true"})
    void admit_expiry_endsAtTheVeryInstant(long expires, boolean passes) {
        assertThat(admit(key().expiredTime(expires), request()) instanceof Admitted)
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "192.0.2.7;            192.0.2.7;           true",
                "192.0.2.7;            192.0.2.8;           false",
                "192.0.2.0/24;         192.0.2.255;         true",
                "192.0.2.0/24;         ::ffff:192.0.2.1;    true",
                "192.0.2.0/24;         192.0.2.1:443;       false",
                "192.0.2.0/24;         192.0.2.01;          false",
                "192.0.2.0/24;         3221225985;          false",
                "192.0.2.0/24;         '';                  false",
                "192.0.2.0/24;         ' 192.0.2.1';        false",
                "192.0.2.0/24;         host.example;        false",
                "2001:db8::/32;        2001:db8::1;         true",
                "2001:db8::/32;        [2001:db8::1];       false",
                "2001:db8::/32;        2001:db8::1%eth0;    false",
                "2001:db8::/32;        2001:db9::1;         false",
                "::ffff:192.0.2.0/120; 192.0.2.9;           true",
                "0.0.0.0/0;            2001:db8::1;         false",
            },
            delimiter = ';')
    void admit_callerAddress_mustBeOnTheList(String entry, String caller, boolean passes) {
        KeyAdmission admission = admit(key().allowIps(List.of(entry)), request().callerIp(caller));
        assertThat(admission instanceof Admitted).isEqualTo(passes);
        assertThat(admission == Refused.ADDRESS).isEqualTo(!passes);
    }

    @Test
    void admit_unknownCaller_passesOnlyWithoutAList() {
        assertThat(admit(key(), request())).isInstanceOf(Admitted.class);
        assertThat(admit(key(), request().callerIp("not an address"))).isInstanceOf(Admitted.class);
        assertThat(admit(key().allowIps(List.of("0.0.0.0/0", "::/0")), request()))
                .isEqualTo(Refused.ADDRESS);
    }

    @Test
    void admit_gatewayRoute_needsAGatewayKey() {
        assertThat(admit(key(), request().gatewayRoute(true))).isEqualTo(Refused.NOT_A_GATEWAY_KEY);
        assertThat(admit(key().firewallGateway(true), request().gatewayRoute(true)))
                .isInstanceOf(Admitted.class);
        assertThat(admit(key().firewallGateway(true), request())).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4*,        gpt-4.1-mini,        true",
        "gpt-4*,        gpt-4,               true",
        "gpt-4*,        gpt-3.5,             false",
        "openai/*,      openai/gpt-4,        true",
        "*-mini,        gpt-4.1-mini,        true",
        "*-mini,        gpt-4.1-mini-2,      false",
        "a*b*c,         a1b2c,               true",
        "a*b*c,         acb,                 false",
        "aba*aba,       aba,                 false",
        "aba*aba,       abaaba,              true",
        "*,             anything,            true",
        "gpt-4,         gpt-4,               true",
        "gpt-4,         GPT-4,               false",
        "gpt.4,         gptx4,               false",
    })
    void admit_model_mustMatchAGlob(String glob, String model, boolean passes) {
        AgentKey.Builder key = key().modelLimitsEnabled(true).modelLimits(List.of("other", glob));
        assertThat(admit(key, request().model(model)) instanceof Admitted).isEqualTo(passes);
    }

    @Test
    void admit_modelLimits_refuseWhatIsNotSaid() {
        AgentKey.Builder some = key().modelLimitsEnabled(true).modelLimits(List.of("*"));
        assertThat(admit(some, request())).isEqualTo(Refused.MODEL);
        assertThat(admit(some, request().model(""))).isEqualTo(Refused.MODEL);
        assertThat(admit(some, request().model("m".repeat(257)))).isEqualTo(Refused.MODEL);
        assertThat(admit(some, request().withoutModel())).isInstanceOf(Admitted.class);
        AgentKey.Builder none = key().modelLimitsEnabled(true);
        assertThat(admit(none, request().model("m"))).isEqualTo(Refused.NO_MODELS);
        assertThat(admit(none, request())).isEqualTo(Refused.NO_MODELS);
        assertThat(Refused.NO_MODELS.message()).isEqualTo("This token has no access to any models.");
        AgentKey.Builder off = key().modelLimits(List.of("x"));
        assertThat(admit(off, request().model("m"))).isInstanceOf(Admitted.class);
        assertThatThrownBy(() -> new KeyRequest(NOW, null, "m", true, false, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyRequest(NOW, null, null, true, false, -2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void admit_creditLimit_endsWhenItIsSpent() {
        AgentKey.Builder key = key().creditLimitCents(500);
        assertThat(admit(key, request())).isEqualTo(Refused.SPEND_UNKNOWN);
        assertThat(admit(key, request().spentCents(499))).isInstanceOf(Admitted.class);
        assertThat(admit(key, request().spentCents(500))).isEqualTo(Refused.CREDIT_LIMIT);
        assertThat(admit(key(), request().spentCents(Long.MAX_VALUE))).isInstanceOf(Admitted.class);
    }

    @Test
    void admit_everythingWrong_isRefusedInTheDocumentedOrder() {
        AgentKey.Builder key = key().status(AgentKey.Status.DISABLED)
                .expiredTime(1)
                .allowIps(List.of("192.0.2.1"))
                .modelLimitsEnabled(true)
                .creditLimitCents(1);
        KeyRequest.Builder request = request().gatewayRoute(true).model("m");
        assertThat(admit(key, request)).isEqualTo(Refused.DISABLED);
        assertThat(admit(key.status(AgentKey.Status.ACTIVE), request)).isEqualTo(Refused.EXPIRED);
        assertThat(admit(key.expiredTime(AgentKey.NEVER), request)).isEqualTo(Refused.ADDRESS);
        assertThat(admit(key, request.callerIp("192.0.2.1"))).isEqualTo(Refused.NOT_A_GATEWAY_KEY);
        assertThat(admit(key.firewallGateway(true), request)).isEqualTo(Refused.NO_MODELS);
        assertThat(admit(key.modelLimits(List.of("n")), request)).isEqualTo(Refused.MODEL);
        assertThat(admit(key.modelLimits(List.of("m")), request)).isEqualTo(Refused.SPEND_UNKNOWN);
        assertThat(admit(key, request.spentCents(1))).isEqualTo(Refused.CREDIT_LIMIT);
        assertThat(admit(key, request.spentCents(0))).isInstanceOf(Admitted.class);
    }

    @Test
    void refused_everyReason_hasACodeAStatusAndASafeText() {
        assertThat(Refused.values()).allSatisfy(refused -> {
            assertThat(refused.code()).matches("[a-z_]+");
            assertThat(refused.httpStatus()).isBetween(400, 599);
            assertThat(refused.message()).endsWith(".").doesNotContain("192.");
        });
        assertThat(Refused.ADDRESS.code()).isEqualTo("access_denied");
        assertThat(Refused.ADDRESS.httpStatus()).isEqualTo(403);
        assertThat(Refused.NOT_A_GATEWAY_KEY.httpStatus()).isEqualTo(403);
        assertThat(Arrays.stream(Refused.values()).map(Refused::message)).doesNotHaveDuplicates();
    }

    @Test
    void of_faultyKey_isRefusedWithEveryFinding() {
        AgentKey key = key().allowIps(List.of("10.0.0.0/33"))
                .expiredTime(0)
                .creditLimitCents(-1)
                .build();
        assertThatThrownBy(() -> KeyGate.of("w1", key))
                .isInstanceOfSatisfying(
                        OrcaException.class,
                        e -> assertThat(e.issues())
                                .extracting(issue -> issue.pointer())
                                .containsExactly("/expired_time", "/credit_limit_usd", "/allow_ips"));
    }
}
