/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.crypto.Secret;

/**
 * A key that was just issued.
 *
 * @param key the key, masked
 * @param secret its secret, which can be seen this once; show it to whoever asked for the key, then close it
 */
public record IssuedKey(AgentKey key, Secret secret) {}
