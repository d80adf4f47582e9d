/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;

/**
 * How far a workspace realises one framework.
 *
 * @param framework its key
 * @param name its name
 * @param version the version of the catalogue
 * @param installed whether it is installed
 * @param drift whether what is installed is older than the catalogue
 * @param rows the control matrix, in the order of the framework
 */
public record FrameworkReadiness(
        String framework, String name, int version, boolean installed, boolean drift, List<ControlRow> rows) {
    /** Copies the list. */
    public FrameworkReadiness {
        rows = List.copyOf(rows);
    }

    /** How many rows are in a state. */
    public int count(ClauseState state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    /** How many rows rules can realise; organisational ones are counted apart. */
    public int automatable() {
        return (int) rows.stream().filter(row -> !row.organizational()).count();
    }

    /** How many rows only people can meet. */
    public int organizational() {
        return rows.size() - automatable();
    }

    /**
     * How much of what rules can realise is covered, in whole per cent, rounded down (REFERENCE 15.49); partial rows do
     * not count as covered. A framework that rules have no part in is covered by 0 per cent.
     */
    public int percent() {
        int of = automatable();
        return of == 0 ? 0 : count(ClauseState.COVERED) * 100 / of;
    }
}
