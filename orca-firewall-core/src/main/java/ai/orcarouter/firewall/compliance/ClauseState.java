/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.Locale;

/** How far a clause is realised (REFERENCE 10.2, SEMANTICS 10.1), worst last. */
public enum ClauseState {
    /** For every enabled key and the workspace's default, rules that are in force realise it. */
    COVERED,
    /** It is organisational, and an Admin attests that people meet it. */
    ATTESTED,
    /** For some keys, but not for all. */
    PARTIAL,
    /** Its rules are installed, but only record. */
    OBSERVE,
    /** Nothing realises it. */
    GAP;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }
}
