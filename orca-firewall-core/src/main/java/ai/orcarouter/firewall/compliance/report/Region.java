/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.Locale;
import java.util.Optional;

/** Where the data of a workspace is declared to be (REFERENCE 10.4). */
public enum Region {
    /** United States. */
    US,
    /** European Union. */
    EU,
    /** United Kingdom. */
    UK,
    /** Asia and the Pacific. */
    AP,
    /** Mainland China. */
    CN,
    /** Not bound to a place. */
    GLOBAL;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The code in documents. */
    public String code() {
        return code;
    }

    /** The region with that code; empty when there is none. */
    public static Optional<Region> fromCode(String code) {
        for (Region region : values()) {
            if (region.code.equals(code)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
