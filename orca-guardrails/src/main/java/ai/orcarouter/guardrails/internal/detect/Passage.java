/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

/**
 * A piece of text to look at: the original, its normalised form, or something that was decoded from it.
 *
 * @param text what to look at; any UTF-16, lone surrogates too
 * @param keyName the name of the JSON member it is the value of; empty when it is none
 */
public record Passage(String text, String keyName) {
    /** A text that is no JSON member's value. */
    public static Passage of(String text) {
        return new Passage(text, "");
    }
}
