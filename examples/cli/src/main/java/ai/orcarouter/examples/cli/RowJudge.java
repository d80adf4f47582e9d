/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Judges the text of each line. */
interface RowJudge {
    /** What was made of a line. */
    interface Judged {
        /** Writes it as members of an object that holds the id already. */
        void write(JsonGenerator out) throws IOException;

        /** The same for people. */
        Report report();
    }

    /** Judges a line. */
    Judged judge(Row row) throws BadRowException;

    /** Writes the answer that a line gets which cannot be read: the one that lets nothing through. */
    void refuse(JsonGenerator out) throws IOException;
}
