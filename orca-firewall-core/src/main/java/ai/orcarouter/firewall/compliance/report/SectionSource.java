/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.Map;

/** What the library itself contributes to a section. One that throws is told as not supplied. */
@FunctionalInterface
interface SectionSource {
    Map<String, Object> evidence(ReportContext context);
}
