/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.spi.CostEstimator;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is made of.
 *
 * @param judge decides about calls
 * @param servers what they may reach
 * @param screenOrNull looks at what comes back; null when nothing does
 * @param costs what a call that was made has cost
 * @param callTimeout for one call of a server
 */
public record GatewayParts(
        Judge judge,
        OpenServers servers,
        @Nullable TextScreen screenOrNull,
        CostEstimator costs,
        Duration callTimeout) {}
