/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.List;

/**
 * A plane that compliance packs have controls in (REFERENCE 10, SEMANTICS 5.7 and 10.1). A control is a list of rules;
 * a rule is the JSON object that stands for it in the plane's documents, its {@code id} included, in canonical form.
 * Pure and thread-safe.
 *
 * <p>Methods that read a rule or a document throw {@link ai.orcarouter.core.OrcaException} with
 * {@link ai.orcarouter.core.ErrorCode#INVALID_DOCUMENT} for one that cannot be read.
 */
public interface PackPlane extends PolicyPlane {
    /**
     * How far a document does what rules ask for.
     *
     * @param state how far
     * @param why what stands in the way, for people; empty when nothing does
     */
    record Realization(State state, String why) {
        /** Degrees. */
        public enum State {
            /** It does all of it. */
            ENFORCED,
            /** It has the rules, but some of them only record. */
            OBSERVED,
            /** Some of the rules are missing, or others come before them. */
            ABSENT
        }

        /** All of it is done. */
        public static final Realization ENFORCED = new Realization(State.ENFORCED, "");
    }

    /** The rules of a document, JSON or YAML, in its order; those without an id have the id that reading gives them. */
    List<String> rules(String document);

    /** Rules of several controls in an order in which none of them gets in the way of another. */
    List<String> ordered(List<String> rules);

    /**
     * A document with other rules that either all do what they say, or only record what they would do. Everything else
     * in it stays as it is.
     *
     * @param json a document; one that holds only a {@code name} is a new one
     * @param rules as they are to be stored
     */
    String withRules(String json, List<String> rules, boolean enforce);

    /** A rule as it is stored while its pack only observes. */
    String observing(String rule);

    /**
     * A rule once its pack enforces: it does what was declared, unless somebody edited what it does; other edits stay
     * (REFERENCE 15.52).
     *
     * @param stored the rule as it is stored
     * @param declared the rule as the pack declares it
     */
    String enforcing(String stored, String declared);

    /** How far a stored document of {@link #kind} does what {@code declared} rules ask for. */
    Realization realization(String json, List<String> declared);

    /** Whether a key that is attached to a document that is switched off or gone falls back to the default one. */
    boolean fallsBack();

    /** Whether a recorded event is about something that the rule looks at, as far as the record tells. */
    boolean concerns(String rule, Event event);
}
