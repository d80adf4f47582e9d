/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.List;

/**
 * Whether a URL, a host or the destinations of a call may be dialled under an {@link AddressPolicy}.
 *
 * @param verdict the answer
 * @param host canonical host that decided, empty when none could be read
 * @param addresses every address that was seen for it, in the order of the answers
 * @param reason a category of {@link Classification}, a code of {@link HostResult.Refused} or
 *     {@link UrlResult.Refused}, or {@code unresolved}, {@code redirect_downgrade}, {@code too_many_redirects},
 *     {@code unix_socket} or {@code opaque}
 */
public record UrlVerdict(Verdict verdict, String host, List<IpAddress> addresses, String reason) {
    /** The three answers. */
    public enum Verdict {
        /** Every hop goes to a public or exempted address. */
        PUBLIC,
        /** The destination is understood and refused. */
        BLOCKED,
        /** The text has no single meaning and is refused. */
        INVALID
    }

    /** Copies the list. */
    public UrlVerdict {
        addresses = List.copyOf(addresses);
    }

    /** Whether the destination may be dialled. */
    public boolean passes() {
        return verdict == Verdict.PUBLIC;
    }
}
