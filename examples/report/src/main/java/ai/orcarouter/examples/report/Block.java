/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import java.util.List;

/** A piece of a section as it is shown. Texts are as in the evidence; each renderer makes them safe. */
sealed interface Block {
    /** Its heading; empty when it needs none. */
    String title();

    /**
     * A table. One with two columns and a name each row is how single facts are shown.
     *
     * @param numeric whether a column holds numbers only
     */
    record Table(String title, List<String> columns, List<Boolean> numeric, List<List<String>> rows) implements Block {}

    /** A sentence. */
    record Note(String title, String text) implements Block {}
}
