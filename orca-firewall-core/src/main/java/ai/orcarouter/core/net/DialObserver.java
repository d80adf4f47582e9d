/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

/** Hears of every decision of a {@link DialGuard}, on the dialling thread. It must be quick, and cannot change it. */
@FunctionalInterface
public interface DialObserver {
    /** Takes note of {@code event}; what it throws is dropped. */
    void observe(DialEvent event);
}
