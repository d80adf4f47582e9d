/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.List;

/**
 * What a verification came to.
 *
 * @param keyIds ids of the keys that were named, trusted or not, in order of the documents
 * @param faults everything that is wrong, one sentence each; only without any may the report be trusted
 */
public record ReportCheck(List<String> keyIds, List<String> faults) {
    /** Copies the lists. */
    public ReportCheck {
        keyIds = List.copyOf(keyIds);
        faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return faults.isEmpty();
    }
}
