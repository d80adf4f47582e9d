/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * One way in which an identifier is written.
 *
 * @param kind what it is
 * @param number the kind's number among the own words
 * @param template its shape
 * @param digits whether the template is nothing but digits
 * @param check what its characters must obey
 * @param named confidence with an own word near
 * @param alone confidence where it is all of the text
 * @param running confidence anywhere else; 0 when it is not reported there
 */
record IdForm(
        PiiKind kind,
        int number,
        Template template,
        boolean digits,
        Check check,
        double named,
        double alone,
        double running) {

    /** That a word never speaks against it, so that only forms that can be named need to be asked for their words. */
    IdForm {
        if (named < alone || named < running) {
            throw new IllegalStateException(kind + " is believed less when it is named");
        }
    }

    /** The best confidence that it can have. */
    double confidence(boolean isNamed, boolean isAlone) {
        return isNamed ? named : isAlone ? alone : running;
    }
}
