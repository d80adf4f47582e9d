/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.Locale;

/** What an installed pack does about what its rules find (REFERENCE 10.1). */
public enum PackMode {
    /** It only records: every action of its guardrail is {@code flag}, its policy is in shadow mode. */
    OBSERVE,
    /** Its rules do what they say. */
    ENFORCE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }
}
