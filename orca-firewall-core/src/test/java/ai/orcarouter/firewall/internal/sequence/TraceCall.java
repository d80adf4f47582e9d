/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

/**
 * One call of a trace.
 *
 * @param tool its tool
 * @param wentOut whether it has a destination
 * @param at milliseconds since 1970
 * @param passes whether it passes when no sequence stops it
 */
public record TraceCall(String tool, boolean wentOut, long at, boolean passes) {
    CountedCall counted() {
        return CountedCall.of(tool, wentOut, at);
    }
}
