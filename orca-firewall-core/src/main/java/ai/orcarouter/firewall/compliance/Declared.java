/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;

/**
 * A rule as the catalogue declares it. Controls that ask for the very same rule share it.
 *
 * @param rule what it says, without id
 * @param places the controls that ask for it, as {@code <pack>/<control>#<place>}
 */
record Declared(String rule, List<String> places) {
    /** The control of a place. */
    static String control(String place) {
        return place.substring(0, place.lastIndexOf('#'));
    }
}
