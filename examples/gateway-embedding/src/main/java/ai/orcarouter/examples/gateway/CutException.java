/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

/** Ends a stream whose text the guardrail cut. */
final class CutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String text;

    /**
     * @param index the choice or block that was cut
     * @param text how it ends
     */
    CutException(int index, String text) {
        super("cut", null, false, false);
        this.index = index;
        this.text = text;
    }

    int index() {
        return index;
    }

    String text() {
        return text;
    }
}
