/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** What a command prints for each line. One thread at a time. */
interface RowPrinter extends Closeable {
    /** Adds what is printed for {@code row}; what was added does not count when it throws. */
    void answer(Row row, StringBuilder out) throws IOException, BadRowException;

    /**
     * Adds what is printed for a line that cannot be read.
     *
     * @param id its id as it was sent, when that could be read
     * @param fault number of the line and why it cannot be read
     */
    void refuse(Optional<String> id, String fault, StringBuilder out) throws IOException;

    /** Ends what is written elsewhere. */
    @Override
    default void close() throws IOException {}
}
