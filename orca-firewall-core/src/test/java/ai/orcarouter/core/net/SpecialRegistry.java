/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The rows of {@code iana-special-registries.txt}, whose first lines say how to read them. */
final class SpecialRegistry {
    /** What the default policy is to do with a row. */
    enum Treatment {
        PUBLIC,
        BLOCKED,
        KEPT,
        EMBEDDED
    }

    /** One row: a block, and what the registry and the default policy say of it. */
    static final class Row {
        private final String text;
        private final byte[] network;
        private final int bits;
        private final String reachable;
        private final Treatment treatment;

        private Row(String text, byte[] network, int bits, String reachable, Treatment treatment) {
            this.text = text;
            this.network = network;
            this.bits = bits;
            this.reachable = reachable;
            this.treatment = treatment;
        }

        /** A copy of the 4 or 16 bytes of the first address. */
        byte[] network() {
            return network.clone();
        }

        /** How many bits of the network count. */
        int bits() {
            return bits;
        }

        String reachable() {
            return reachable;
        }

        Treatment treatment() {
            return treatment;
        }

        boolean holds(byte[] address) {
            return AddressOracle.inBlock(network, bits, address);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private SpecialRegistry() {}

    static List<Row> rows() {
        InputStream in =
                Objects.requireNonNull(SpecialRegistry.class.getResourceAsStream("iana-special-registries.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(SpecialRegistry::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest block that holds the 4 or 16 bytes. */
    static Optional<Row> of(List<Row> rows, byte[] address) {
        return rows.stream().filter(row -> row.holds(address)).max(Comparator.comparingInt(Row::bits));
    }

    private static Row read(String line) {
        int slash = line.indexOf('/');
        int afterBits = line.indexOf(' ', slash);
        int afterReachable = line.indexOf(' ', afterBits + 1);
        int afterTreatment = line.indexOf(' ', afterReachable + 1);
        String treatment = line.substring(afterReachable + 1, afterTreatment);
        return new Row(
                line,
                Objects.requireNonNull(AddressOracle.parse(line.substring(0, slash))),
                Integer.parseInt(line.substring(slash + 1, afterBits)),
                line.substring(afterBits + 1, afterReachable),
                Treatment.valueOf(treatment.toUpperCase(Locale.ROOT)));
    }
}
