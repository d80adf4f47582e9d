/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.testkit;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.DialGuard;

/** Guards that let tests dial servers of this machine. */
public final class Loopback {
    private Loopback() {}

    /** A policy that frees 127.0.0.1 at {@code ports} and nothing else. */
    public static AddressPolicy policy(int... ports) {
        AddressPolicy.Builder policy = AddressPolicy.builder();
        for (int port : ports) {
            policy.exempt(CidrBlock.parse("127.0.0.1/32").orElseThrow(), port, "a server of this test");
        }
        return policy.build();
    }

    /** A guard that lets 127.0.0.1 at {@code port} be dialled. */
    public static DialGuard guard(int port) {
        return DialGuard.builder().policy(policy(port)).port(port).build();
    }
}
