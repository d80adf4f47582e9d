/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.KeyHandle;

/**
 * The token without which no stored credential of a server is shown in clear: a request with a gateway key, which only
 * an Admin can mint (REFERENCE 5.1, 8). Every place where one is made shows up in a search for this name.
 */
public final class GatewayCredentialAccess {
    private final KeyHandle key;

    private GatewayCredentialAccess(KeyHandle key) {
        this.key = key;
    }

    /**
     * Access for the request that {@code key} was admitted for.
     *
     * @throws OrcaException with {@link ErrorCode#FORBIDDEN} when it is no gateway key
     */
    public static GatewayCredentialAccess of(KeyHandle key) {
        if (!key.firewallGateway()) {
            throw new OrcaException(ErrorCode.FORBIDDEN, "credentials are shown to gateway keys only");
        }
        return new GatewayCredentialAccess(key);
    }

    KeyHandle key() {
        return key;
    }

    /** Whose request it is. */
    @Override
    public String toString() {
        return "GatewayCredentialAccess[" + key + "]";
    }
}
