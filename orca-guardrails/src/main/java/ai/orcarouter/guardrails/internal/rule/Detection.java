/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Finding;
import java.util.List;

/** Finds what the detectors of a plane see. Thread-safe. */
public interface Detection {
    /** Personal data, and the credentials that count as such (REFERENCE 4.5). */
    List<Finding> personalData(String text);

    /** Credentials of at least that confidence. */
    List<Finding> secrets(String text, double minConfidence);

    /** Attempts to take over the model, of at least that confidence. */
    List<Finding> injection(String text, double minConfidence);

    /** Takes places of tags. */
    @FunctionalInterface
    interface TagSink {
        /** Takes one. */
        void tag(int start, int end);
    }

    /** Hands over where tags of masked findings stand in a text, which detectors look at as a whole. */
    default void tags(String text, TagSink sink) {}
}
