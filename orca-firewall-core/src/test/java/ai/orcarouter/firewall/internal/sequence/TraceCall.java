/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

/** One call of a trace and what becomes of it when no sequence stops it. */
record TraceCall(String tool, boolean wentOut, long at, boolean passes) {
    CountedCall counted() {
        return CountedCall.of(tool, wentOut, at);
    }
}
