/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.firewall.model.PolicyDiff;
import java.util.Locale;

/**
 * What becomes of one stored document.
 *
 * @param kind kind of the document, such as {@code firewall_policy}
 * @param id its id; a document that is only previewed may get another
 * @param name its name; empty when it has none, as settings
 * @param operation what becomes of it
 * @param diff what differs; secrets are not shown
 */
public record DocumentChange(String kind, String id, String name, Operation operation, PolicyDiff diff) {
    /** What becomes of a document. */
    public enum Operation {
        /** It comes. */
        CREATED,
        /** Its content changes. */
        CHANGED,
        /** It goes. */
        DELETED;

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** The name in documents. */
        public String wire() {
            return wire;
        }
    }
}
