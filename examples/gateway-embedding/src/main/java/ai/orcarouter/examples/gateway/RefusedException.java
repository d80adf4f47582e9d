/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

/** Ends the reading of a body that goes no further. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Filtered.Refused refused;

    RefusedException(Filtered.Refused refused) {
        super(refused.code(), null, false, false);
        this.refused = refused;
    }

    Filtered.Refused refused() {
        return refused;
    }
}
