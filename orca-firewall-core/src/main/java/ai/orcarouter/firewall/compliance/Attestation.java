/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.time.Instant;

/**
 * An Admin's word that people meet an organisational clause (REFERENCE 10.2).
 *
 * @param pack key of the framework
 * @param clause id of the clause
 * @param by who attested it
 * @param at when
 * @param note what it rests on, up to {@link #MAX_NOTE} characters; may be empty
 */
public record Attestation(String pack, String clause, String by, Instant at, String note) {
    /** The most characters of a note. */
    public static final int MAX_NOTE = 2_048;
}
