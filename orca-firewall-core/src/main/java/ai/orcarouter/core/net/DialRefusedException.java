/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.io.IOException;

/**
 * A connection that {@link DialGuard} did not open. The message is {@code egress deny: <code>} and may be shown to a
 * model: it tells no address, so that it cannot be used to ask about internal names (egress.md 3.7). The
 * {@link DialObserver} gets the details.
 */
public final class DialRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    DialRefusedException(String code) {
        super("egress deny: " + code);
        this.code = code;
    }

    /**
     * Stable code: {@code host_invalid}, {@code scheme_blocked}, {@code name_blocked}, {@code port_blocked},
     * {@code unresolved}, {@code unusable_address}, {@code address_blocked} or {@code not_pinned}.
     */
    public String code() {
        return code;
    }
}
