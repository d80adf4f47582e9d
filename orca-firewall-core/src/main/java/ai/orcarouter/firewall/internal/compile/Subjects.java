/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.document.Texts;

/** How findings name the policy and the rule they are about. */
public final class Subjects {
    private Subjects() {}

    /** {@code policy "name"}. */
    public static String policy(String name) {
        return name.isEmpty() ? "policy" : "policy " + Texts.quote(name);
    }

    /** {@code rule 3 "label"}. */
    public static String rule(long id, String label) {
        return label.isEmpty() ? "rule " + id : "rule " + id + " " + Texts.quote(label);
    }
}
