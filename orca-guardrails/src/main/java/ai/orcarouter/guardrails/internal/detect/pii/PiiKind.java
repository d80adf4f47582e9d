/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Locale;

/**
 * A kind of personal data with the sentences that say why something is taken for it.
 *
 * @param name as findings name it
 * @param rule id of the rule
 * @param byName reason where an own word is near
 * @param byShape reason where there is none
 */
record PiiKind(String name, String rule, String byName, String byShape) {
    static PiiKind of(String name) {
        String rule = "pii-" + name.toLowerCase(Locale.ROOT).replace('_', '-');
        return new PiiKind(
                name, rule, "has the form of " + name + " and a word that names it near", "has the form of " + name);
    }

    /** The reason. */
    String reason(boolean isNamed) {
        return isNamed ? byName : byShape;
    }
}
