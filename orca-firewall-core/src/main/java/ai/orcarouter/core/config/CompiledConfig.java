/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.spi.ConfigSnapshot;

/** What a module makes of a workspace's documents at one revision. Immutable. */
public interface CompiledConfig {
    /** What it was made of. */
    ConfigSnapshot stored();
}
