/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;

/**
 * A pack to install.
 *
 * @param key its key in the catalogue
 * @param controls ids of the controls to install; empty for all of them, also those that later versions add
 */
public record PackChoice(String key, List<String> controls) {
    /** Copies the list. */
    public PackChoice {
        controls = List.copyOf(controls);
    }

    /** A pack with all its controls. */
    public static PackChoice of(String key) {
        return new PackChoice(key, List.of());
    }
}
