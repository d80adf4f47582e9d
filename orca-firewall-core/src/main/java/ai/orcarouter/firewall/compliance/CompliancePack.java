/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;
import java.util.Optional;

/**
 * A framework of the catalogue (REFERENCE 10.1): its clauses, and the controls that realise those which software can
 * realise. Immutable.
 *
 * @param key identifies it, such as {@code soc2}
 * @param name for people; the documents that it installs are named for it
 * @param edition which edition of the framework the clauses are of
 * @param region whose it is, such as {@code us}; empty when it is nobody's
 * @param version counts the changes of the pack
 * @param origin where the mapping of clauses to controls comes from
 * @param controls in the order in which they are listed
 * @param clauses in the order of the framework
 */
public record CompliancePack(
        String key,
        String name,
        String edition,
        String region,
        int version,
        Origin origin,
        List<PackControl> controls,
        List<PackClause> clauses) {
    /** Where a mapping comes from. */
    public enum Origin {
        /** The documentation of the product (REFERENCE 10.1). */
        DOCUMENTED("From the product's documentation."),
        /** This project. */
        ORCA("Mapped by Orca, not from the product's documentation.");

        private final String statement;

        Origin(String statement) {
            this.statement = statement;
        }

        /** What is shown with the pack. */
        public String statement() {
            return statement;
        }
    }

    /** Copies the lists. */
    public CompliancePack {
        controls = List.copyOf(controls);
        clauses = List.copyOf(clauses);
    }

    /** The control with that id. */
    public Optional<PackControl> control(String id) {
        return controls.stream().filter(control -> control.id().equals(id)).findFirst();
    }

    /** The clause with that id. */
    public Optional<PackClause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /** The ids of the clauses that a control takes part in. */
    List<String> clausesOf(String control) {
        return clauses.stream()
                .filter(clause -> clause.controls().contains(control))
                .map(PackClause::id)
                .toList();
    }
}
