/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One step of a {@link JsonPath}. */
sealed interface PathStep permits PathStep.Name, PathStep.Index, PathStep.Each {
    /** Every element of an array. */
    PathStep EACH = new Each();

    /** Writes the step in its shortest spelling. */
    void write(StringBuilder out);

    /** The member of an object, with its name ready to be found among the bytes of a text. */
    final class Name implements PathStep {
        private final String name;
        private final byte[] padded;
        private final int length;
        private final long hash;

        Name(String name) {
            byte[] bytes = name.getBytes(UTF_8);
            this.name = name.intern(); // the same string as a constant of the host
            this.length = bytes.length;
            this.padded = Arrays.copyOf(bytes, bytes.length + NameTable.PADDING);
            this.hash = NameTable.hash(padded, 0, length);
        }

        String name() {
            return name;
        }

        /** The name's token in {@code object}, or -1. */
        int find(JsonScanner scanner, int object) {
            return scanner.names().find(scanner.bytes(), scanner.tape(), object, padded, length, hash);
        }

        @Override
        public void write(StringBuilder out) {
            if (PathParser.isPlainName(name)) {
                out.append('.').append(name);
            } else {
                out.append('[').append(JsonWriter.write(name, false)).append(']');
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /**
     * The element of an array.
     *
     * @param index its place from 0
     */
    record Index(int index) implements PathStep {
        @Override
        public void write(StringBuilder out) {
            out.append('[').append(index).append(']');
        }
    }

    /** See {@link #EACH}. */
    record Each() implements PathStep {
        @Override
        public void write(StringBuilder out) {
            out.append("[*]");
        }
    }
}
