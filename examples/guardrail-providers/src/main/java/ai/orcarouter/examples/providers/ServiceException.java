/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import java.io.IOException;

/** A service that gave no usable answer. The message is its code; no URL, header, text or answer is in it. */
public final class ServiceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ServiceException(String code) {
        super(code);
        this.code = code;
    }

    /**
     * Stable code: {@code status_NNN} for an answer that is no success, {@code answer_too_long},
     * {@code answer_unreadable}, {@code answer_cut_short} for a model that ran into its limit,
     * {@code unknown_connection} or {@code unknown_vendor}.
     */
    public String code() {
        return code;
    }
}
