/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * Which destinations an egress rule speaks of (REFERENCE 2.9, egress.md 3.4). In an {@code allow} rule the allow list
 * is the scope and the deny list its exceptions; in any other rule it is the other way round.
 *
 * <p>An entry is a host name, {@code *.suffix} (any depth below, not the suffix itself), an IP literal, a CIDR block or
 * {@code mailto:domain}; all but blocks and mail may carry {@code :port} (an IPv6 literal then stands in brackets).
 *
 * @param allow entries
 * @param deny entries
 * @param onOpaque what an opaque call means to the rule
 */
public record EgressList(List<String> allow, List<String> deny, OnOpaque onOpaque) {
    /** What an opaque call means to a rule (SEMANTICS 2.3). */
    public enum OnOpaque {
        /** It matches a deny rule only where the policy's default verdict is {@code deny}. */
        RECORD,
        /** It matches the rule, unless the rule allows or audits. */
        MATCH
    }

    /** Copies the lists. */
    public EgressList {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** Lists with {@link OnOpaque#RECORD}. */
    public EgressList(List<String> allow, List<String> deny) {
        this(allow, deny, OnOpaque.RECORD);
    }
}
