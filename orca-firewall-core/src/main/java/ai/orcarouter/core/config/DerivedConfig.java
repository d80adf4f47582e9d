/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.spi.ConfigSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What one plane makes of the snapshots that another one keeps fresh. Both read the same snapshot, so they swap to a
 * revision together and no mixture of two revisions is ever visible (SEMANTICS 5.1).
 *
 * <p>Thread-safe. The newest revision is compiled once; a caller that still holds an older one gets it compiled anew.
 */
public final class DerivedConfig<S extends CompiledConfig> {
    private final Compiler<S> compiler;
    private final Object compiling = new Object();
    private volatile @Nullable S newest;

    /** Compiles by {@code compiler}. */
    public DerivedConfig(Compiler<S> compiler) {
        this.compiler = compiler;
    }

    /** What {@code stored} comes to. */
    public S of(ConfigSnapshot stored) {
        S known = newest;
        if (known != null && known.stored().revision() == stored.revision()) {
            return known;
        }
        synchronized (compiling) {
            S before = newest;
            if (before != null && before.stored().revision() == stored.revision()) {
                return before;
            }
            S compiled = compiler.compile(stored, before);
            if (before == null || before.stored().revision() < stored.revision()) {
                newest = compiled;
            }
            return compiled;
        }
    }
}
