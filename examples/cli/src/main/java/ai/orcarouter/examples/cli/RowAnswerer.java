/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What a command does with each line. Both methods write members into an object that holds the id already. */
interface RowAnswerer {
    /** Writes the answer to {@code row}. */
    void answer(Row row, JsonGenerator out) throws IOException, BadRowException;

    /** Writes the answer that a line gets which cannot be read: the one that lets nothing through. */
    void refuse(JsonGenerator out) throws IOException;
}
