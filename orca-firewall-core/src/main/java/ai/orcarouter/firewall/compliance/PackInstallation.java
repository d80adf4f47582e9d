/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.time.Instant;
import java.util.List;

/**
 * One or more packs that are installed together, as one document in each plane.
 *
 * @param id identifies it: the key of the first, in the order of the catalogue, of the packs that were installed; packs
 *     that joined do not change it
 * @param mode whether it enforces
 * @param installer who installed it
 * @param installedAt when
 * @param parts its packs
 * @param documents its documents
 * @param bindings whom it was made to govern
 */
public record PackInstallation(
        String id,
        PackMode mode,
        String installer,
        Instant installedAt,
        List<Part> parts,
        List<Document> documents,
        List<Binding> bindings) {
    /** Copies the lists. */
    public PackInstallation {
        parts = List.copyOf(parts);
        documents = List.copyOf(documents);
        bindings = List.copyOf(bindings);
    }

    /**
     * An installed pack.
     *
     * @param key its key in the catalogue
     * @param version the version of the catalogue that is installed
     * @param newest the version that the catalogue has; 0 when it has none any more
     * @param controls ids of the controls that were chosen
     */
    public record Part(String key, int version, int newest, List<String> controls) {
        /** Copies the list. */
        public Part {
            controls = List.copyOf(controls);
        }

        /** Whether what is installed is older than the catalogue (REFERENCE 10.2). */
        public boolean drifted() {
            return version < newest;
        }
    }

    /**
     * A document that was generated.
     *
     * @param plane the plane it belongs to
     * @param kind its kind
     * @param id its id
     * @param name its name; empty when it was deleted or cannot be read
     * @param rules where its rules come from; rules that somebody added are not among them
     */
    public record Document(String plane, String kind, String id, String name, List<Provenance> rules) {
        /** Copies the list. */
        public Document {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Where a rule comes from.
     *
     * @param rule its id
     * @param controls the controls that it takes part in, as {@code <pack>/<control>}
     * @param clauses the clauses that those realise, as {@code <pack>/<clause>}
     */
    public record Provenance(long rule, List<String> controls, List<String> clauses) {
        /** Copies the lists. */
        public Provenance {
            controls = List.copyOf(controls);
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * A key, or the workspace's default, that it was made to govern.
     *
     * @param kind the kind of document
     * @param key id of the key; 0 for the default
     * @param previous id of the document that governed it before; 0 for none of its own
     */
    public record Binding(String kind, long key, long previous) {}
}
