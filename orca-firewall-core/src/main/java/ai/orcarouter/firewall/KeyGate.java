/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.KeyAdmission.Admitted;
import ai.orcarouter.firewall.KeyAdmission.Refused;
import ai.orcarouter.firewall.internal.keys.AllowedAddresses;
import ai.orcarouter.firewall.internal.keys.ModelGlobs;
import ai.orcarouter.firewall.model.AgentKey;

/**
 * The checks of one key that run before everything else, compiled once. The first that fails decides:
 *
 * <ol>
 *   <li>the key is enabled (REFERENCE 7: "disabled is rejected at auth");
 *   <li>it has not expired; at {@code expired_time} itself it has;
 *   <li>the caller's address is on {@code allow_ips}, if there are any;
 *   <li>on a gateway route, it is a gateway key (REFERENCE 2.15);
 *   <li>the model is among {@code model_limits}, if they are enabled;
 *   <li>its KEY account is below {@code credit_limit_usd}, if there is a limit.
 * </ol>
 *
 * <p>That is the order of REFERENCE 1. REFERENCE 7 calls the address list the "first gate": it is the first check that
 * looks at the request; the two before it are about the key alone. The gateway check stands with those on who is
 * calling, before those on what is asked for.
 *
 * <p>In a model limit {@code *} stands for any characters, also none, so {@code gpt-4*} and {@code openai/*} do what
 * they say. The glob grammar of tool names (REFERENCE 2.5) cuts at dots, which model names use otherwise
 * ({@code gpt-4.1}); it is not used here. Upper and lower case are told apart.
 *
 * <p>Immutable, thread-safe and without side effects. Admitting allocates nothing, except for the caller's address when
 * there is an address list.
 */
public final class KeyGate {
    private final AgentKey key;
    private final AllowedAddresses addresses;
    private final ModelGlobs models;
    private final Admitted admitted;

    private KeyGate(String workspace, AgentKey key) {
        this.key = key;
        this.addresses = new AllowedAddresses(key.allowIps());
        this.models = new ModelGlobs(key.modelLimits());
        this.admitted = new Admitted(new KeyHandle(workspace, key));
    }

    /**
     * The gate of a key.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when the key has a fault
     */
    public static KeyGate of(String workspace, AgentKey key) {
        AgentKeyCodec.requireValid(key);
        return new KeyGate(workspace, key);
    }

    /** Whether a request with this key may go on. Never throws for any content. */
    public KeyAdmission admit(KeyRequest request) {
        if (key.status() != AgentKey.Status.ACTIVE) {
            return Refused.DISABLED;
        }
        if (key.expiredTime() != AgentKey.NEVER && request.epochSecond() >= key.expiredTime()) {
            return Refused.EXPIRED;
        }
        if (!addresses.allows(request.callerIpOrNull())) {
            return Refused.ADDRESS;
        }
        if (request.gatewayRoute() && !key.firewallGateway()) {
            return Refused.NOT_A_GATEWAY_KEY;
        }
        if (key.modelLimitsEnabled() && !request.withoutModel()) {
            if (models.isEmpty()) {
                return Refused.NO_MODELS;
            }
            String model = request.modelOrNull();
            if (model == null || !models.matches(model)) {
                return Refused.MODEL;
            }
        }
        return withinCredit(request);
    }

    private KeyAdmission withinCredit(KeyRequest request) {
        if (key.creditLimitCents() > 0) {
            if (request.spentCents() == KeyRequest.UNKNOWN) {
                return Refused.SPEND_UNKNOWN;
            }
            if (request.spentCents() >= key.creditLimitCents()) {
                return Refused.CREDIT_LIMIT;
            }
        }
        return admitted;
    }

    /** The key it guards. */
    public AgentKey key() {
        return key;
    }
}
