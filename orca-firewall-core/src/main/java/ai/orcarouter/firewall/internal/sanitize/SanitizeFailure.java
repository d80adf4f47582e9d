/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/** A sanitizer could not do its work; the call must not pass. Carries no content. */
public final class SanitizeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SanitizeFailure(String message) {
        super(message, null, false, false);
    }
}
