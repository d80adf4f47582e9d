/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;

/**
 * A clause of a framework.
 *
 * @param id its number in the framework, unique in the pack
 * @param title what it asks for, in short
 * @param controls ids of the controls that together realise it; none when it is organisational: only people can meet
 *     it, and an Admin attests that they do
 */
public record PackClause(String id, String title, List<String> controls) {
    /** Copies the list. */
    public PackClause {
        controls = List.copyOf(controls);
    }

    /** Whether only people can meet it. */
    public boolean organizational() {
        return controls.isEmpty();
    }
}
