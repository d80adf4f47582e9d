/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http;

import java.io.IOException;

/** A request that was not made because of its URL. The message names the fault and no part of the URL. */
public final class TargetRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    TargetRefusedException(String code) {
        super("target refused: " + code);
        this.code = code;
    }

    /**
     * Stable code: {@code url_invalid}, {@code not_https}, {@code url_ambiguous} or, for a request that is not for the
     * target of its client, {@code other_origin}.
     */
    public String code() {
        return code;
    }
}
