/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import java.util.List;

/**
 * One call as sequences see it.
 *
 * @param names every name of its tool; a step counts it if one of them fits
 * @param wentOut whether the egress surface was asked about it
 * @param at when it was judged, in milliseconds since 1970
 */
public record CountedCall(List<String> names, boolean wentOut, long at) {
    /** Copies the names. */
    public CountedCall {
        names = List.copyOf(names);
    }

    /** A call of a tool with one name. */
    public static CountedCall of(String name, boolean wentOut, long at) {
        return new CountedCall(List.of(name), wentOut, at);
    }
}
