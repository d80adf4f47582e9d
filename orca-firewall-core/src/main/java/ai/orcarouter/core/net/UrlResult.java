/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import org.jspecify.annotations.Nullable;

/** What {@link CanonicalUrl#parse} made of a text. */
public sealed interface UrlResult {
    /**
     * The text is an absolute URL with one meaning.
     *
     * @param url its canonical form
     */
    record Accepted(CanonicalUrl url) implements UrlResult {}

    /**
     * The text is refused.
     *
     * @param reason a code of {@link HostResult.Refused}, or {@code url_too_long}, {@code missing_scheme},
     *     {@code invalid_scheme}, {@code missing_slashes}, {@code userinfo}, {@code invalid_port} or
     *     {@code parser_disagreement}
     * @param detail one sentence for people
     * @param scheme the scheme in lower case when it could be read
     * @param reading the host that most clients would go to, for reports only: the WHATWG reading of an ambiguous IPv4
     *     spelling, or the canonical host when something else is refused; null when there is none
     * @param port the port when it could be read or follows from the scheme
     */
    record Refused(
            String reason,
            String detail,
            @Nullable String scheme,
            @Nullable String reading,
            @Nullable Integer port) implements UrlResult {}
}
