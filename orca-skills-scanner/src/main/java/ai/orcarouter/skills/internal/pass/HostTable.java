/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tables of names with the hosts that belong to them. */
final class HostTable {
    private HostTable() {}

    /** A table of rows; each is a name and its hosts, with blanks between them. */
    static Map<String, Set<String>> of(String... rows) {
        Map<String, Set<String>> table = new HashMap<>();
        for (String row : rows) {
            int blank = row.indexOf(' ');
            table.put(row.substring(0, blank), WordSet.of(row.substring(blank)));
        }
        return Map.copyOf(table);
    }
}
