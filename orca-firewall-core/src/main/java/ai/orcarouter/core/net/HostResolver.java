/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;

/**
 * Finds the addresses of a name.
 *
 * <p>Called only when a rule needs addresses, with a canonical ASCII name of at least two labels (or one that an
 * exemption of {@link AddressPolicy} frees) and no trailing dot. Implementations must be thread-safe and should answer
 * within {@code timeout}. Whoever asks one, the engine, {@link DialGuard} and {@link UrlClassifier}, stops waiting at
 * that time, and takes an exception, {@code null} or a late answer as a failed look-up, which never helps a call
 * (SEMANTICS 2.3). For that it is called on a thread of a {@link GuardedResolver}, not on the caller's.
 */
@FunctionalInterface
public interface HostResolver {
    /** Looks {@code host} up; says {@link Resolution.Outcome#NOT_FOUND} rather than throwing when it does not exist. */
    Resolution resolve(String host, Duration timeout);

    /** A resolver that knows no name: every look-up fails, and nothing leaves the process. */
    static HostResolver none() {
        return NoResolver.INSTANCE;
    }
}
