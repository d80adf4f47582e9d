/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.KeyAdmission.Admitted;
import ai.orcarouter.firewall.KeyAdmission.Refused;
import ai.orcarouter.firewall.model.AgentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The gate against a slow reading of REFERENCE 7, and against hostile text. */
class KeyGateProperties {
    private static final String[] ADDRESSES = {"10.0.0.1", "10.0.0.2", "10.0.1.1", "2001:db8::1", "::ffff:10.0.0.1"};

    @Provide
    Arbitrary<AgentKey> keys() {
        Arbitrary<List<String>> ips = Arbitraries.of("10.0.0.1", "10.0.0.0/24", "2001:db8::/32", "0.0.0.0/0")
                .list()
                .ofMaxSize(2);
        Arbitrary<List<String>> globs = Arbitraries.strings()
                .withChars("ab*")
                .ofMinLength(1)
                .ofMaxLength(5)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(AgentKey.Status.values()),
                        Arbitraries.of(AgentKey.NEVER, 100L, 101L),
                        ips,
                        Arbitraries.of(true, false),
                        globs,
                        Arbitraries.of(0L, 1L, 5L),
                        Arbitraries.of(true, false))
                .as((status, expires, allow, limited, models, credit, gateway) -> KeyGateTest.key()
                        .status(status)
                        .expiredTime(expires)
                        .allowIps(allow)
                        .modelLimitsEnabled(limited)
                        .modelLimits(models)
                        .creditLimitCents(credit)
                        .firewallGateway(gateway)
                        .build());
    }

    @Provide
    Arbitrary<KeyRequest> requests() {
        Arbitrary<String> models =
                Arbitraries.strings().withChars("ab").ofMaxLength(7).injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.longs().between(99, 102),
                        Arbitraries.of(ADDRESSES).injectNull(0.2),
                        models,
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(-1, 6))
                .as((now, ip, model, gateway, spent) -> new KeyRequest(now, ip, model, false, gateway, spent));
    }

    @Property(tries = 5_000)
    void admit_anything_agreesWithASlowReading(@ForAll("keys") AgentKey key, @ForAll("requests") KeyRequest request) {
        KeyAdmission admission = KeyGate.of("w", key).admit(request);
        List<Refused> faults = faults(key, request);
        if (faults.isEmpty()) {
            assertThat(admission).isInstanceOf(Admitted.class);
        } else {
            assertThat(admission).isEqualTo(faults.get(0));
        }
    }

    /** Everything that speaks against a request, in the documented order. */
    private static List<Refused> faults(AgentKey key, KeyRequest request) {
        List<Refused> out = new ArrayList<>();
        if (key.status() == AgentKey.Status.DISABLED) {
            out.add(Refused.DISABLED);
        }
        if (key.expiredTime() >= 0 && key.expiredTime() <= request.epochSecond()) {
            out.add(Refused.EXPIRED);
        }
        if (!key.allowIps().isEmpty()
                && key.allowIps().stream().noneMatch(entry -> covers(entry, request.callerIpOrNull()))) {
            out.add(Refused.ADDRESS);
        }
        if (request.gatewayRoute() && !key.firewallGateway()) {
            out.add(Refused.NOT_A_GATEWAY_KEY);
        }
        if (key.modelLimitsEnabled() && key.modelLimits().isEmpty()) {
            out.add(Refused.NO_MODELS);
        }
        String model = request.modelOrNull();
        if (key.modelLimitsEnabled()
                && (model == null
                        || model.isEmpty()
                        || key.modelLimits().stream().noneMatch(glob -> matches(glob, model)))) {
            out.add(Refused.MODEL);
        }
        if (key.creditLimitCents() != 0 && request.spentCents() < 0) {
            out.add(Refused.SPEND_UNKNOWN);
        }
        if (key.creditLimitCents() != 0 && key.creditLimitCents() - request.spentCents() <= 0) {
            out.add(Refused.CREDIT_LIMIT);
        }
        return out;
    }

    private static boolean covers(String entry, @Nullable String caller) {
        if (caller == null) {
            return false;
        }
        String plain = caller.replace("::ffff:", "");
        return switch (entry) {
            case "10.0.0.1" -> plain.equals("10.0.0.1");
            case "10.0.0.0/24" -> plain.startsWith("10.0.0.");
            case "0.0.0.0/0" -> !plain.contains(":");
            default -> plain.startsWith("2001:db8:");
        };
    }

    /** By trying every length for each star. */
    private static boolean matches(String glob, String model) {
        if (glob.isEmpty()) {
            return model.isEmpty();
        }
        if (glob.charAt(0) != '*') {
            return !model.isEmpty()
                    && model.charAt(0) == glob.charAt(0)
                    && matches(glob.substring(1), model.substring(1));
        }
        for (int taken = 0; taken <= model.length(); taken++) {
            if (matches(glob.substring(1), model.substring(taken))) {
                return true;
            }
        }
        return false;
    }

    @Property
    void admit_anyText_neverThrows(@ForAll String ip, @ForAll String model) {
        AgentKey key = KeyGateTest.key()
                .allowIps(List.of("10.0.0.0/8"))
                .modelLimitsEnabled(true)
                .modelLimits(List.of("*"))
                .build();
        KeyRequest request =
                KeyRequest.builder(Instant.EPOCH).callerIp(ip).model(model).build();
        assertThat(KeyGate.of("w", key).admit(request)).isNotNull();
    }
}
