/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first needed. Thread-safe. */
final class Deferred<T> {
    private final Supplier<T> source;
    private volatile @Nullable T value;

    Deferred(Supplier<T> source) {
        this.source = source;
    }

    T value() {
        T known = value;
        return known != null ? known : make();
    }

    private synchronized T make() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
