/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;

/**
 * What realises clauses of a framework: rules of one plane.
 *
 * @param id unique in the pack
 * @param plane the {@linkplain ai.orcarouter.core.spi.PolicyPlane#name plane} that carries it out
 * @param title what it does, in short
 * @param presets ids of templates of that plane whose rules it consists of
 * @param document rules of its own: a JSON document of that plane; empty when it has none
 */
public record PackControl(String id, String plane, String title, List<String> presets, String document) {
    /** Copies the list. */
    public PackControl {
        presets = List.copyOf(presets);
    }
}
