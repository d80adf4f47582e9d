/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.spi.ConfigSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Makes of stored documents what a module decides by. Pure, thread-safe; a document that cannot be used does not make
 * it throw but is part of what it returns.
 */
@FunctionalInterface
public interface Compiler<S extends CompiledConfig> {
    /**
     * Compiles {@code stored}.
     *
     * @param previous an earlier result for the same workspace, from which unchanged parts may be taken; null for none
     */
    S compile(ConfigSnapshot stored, @Nullable S previous);
}
