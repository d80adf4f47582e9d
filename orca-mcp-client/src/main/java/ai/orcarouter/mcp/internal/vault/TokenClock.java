/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

/** Tells a time that only goes forward, for the age of tokens. */
@FunctionalInterface
public interface TokenClock {
    /** Nanoseconds since some moment. */
    long nanos();

    /** The clock of the platform. */
    static TokenClock system() {
        return System::nanoTime;
    }
}
