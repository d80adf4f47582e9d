/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.Locale;

/** What the anomaly feed looks for (REFERENCE 2.19). */
public enum AnomalyKind {
    /** A tool was called far more often in an hour than it is at that hour of the week. */
    RATE_SPIKE,
    /** A tool cost far more in an hour than it does at that hour of the week. */
    BURN_SPIKE,
    /** One call was repeated with the same arguments again and again in one conversation. */
    RETRY_LOOP,
    /** One tool was called after another for the first time. */
    NOVEL_PATH;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }
}
