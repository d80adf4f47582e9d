/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;

/**
 * A module's contribution to a compliance report (SEMANTICS 5.7 and 10). Thread-safe; may block. A report states a
 * section as "not supplied" when its source throws or is not wired.
 */
public interface EvidenceSource {
    /** The report section it contributes to, such as {@code enforcement}. */
    String section();

    /** The evidence of a workspace for {@code from} (inclusive) to {@code to} (exclusive), as a JSON object. */
    String evidence(String workspace, Instant from, Instant to);

    /**
     * The same for a report about one framework, such as {@code soc2}; empty for a report about all of them. A source
     * that does not tell frameworks apart leaves this as it is.
     */
    default String evidence(String workspace, String framework, Instant from, Instant to) {
        return evidence(workspace, from, to);
    }
}
