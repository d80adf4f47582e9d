/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import org.jspecify.annotations.Nullable;

/** What {@link HostParser} made of a text. */
public sealed interface HostResult {
    /**
     * The text is a host.
     *
     * @param host its canonical form
     */
    record Accepted(Host host) implements HostResult {}

    /**
     * The text is refused.
     *
     * @param reason stable code: {@code empty_host}, {@code host_too_long}, {@code label_too_long},
     *     {@code empty_label}, {@code control_character}, {@code whitespace}, {@code bidi_control},
     *     {@code lone_surrogate}, {@code backslash}, {@code percent_encoding}, {@code forbidden_character},
     *     {@code joiner}, {@code idna_disallowed}, {@code idna_bidi}, {@code invalid_punycode},
     *     {@code ambiguous_ip_literal}, {@code invalid_ip_literal} or {@code zone_id}
     * @param detail one sentence for people
     * @param reading the address that a WHATWG parser reads in an ambiguous IPv4 spelling; null for every other refusal
     */
    record Refused(String reason, String detail, @Nullable String reading) implements HostResult {}
}
