/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The default address policy against the IANA special-purpose registries, in both directions. */
class SpecialRegistryProperties {
    private static final List<SpecialRegistry.Row> ROWS = SpecialRegistry.rows();

    /** What egress.md 3.3 refuses beyond the registries. */
    private static final List<String> BEYOND =
            List.of("224.0.0.0/4", "168.63.129.16/32", "::/96", "::ffff:0:0:0/96", "fec0::/10", "ff00::/8");

    private final AddressPolicy policy = AddressPolicy.defaults();

    @Example
    void registry_rows_areComplete() {
        assertThat(ROWS).hasSize(51);
        assertThat(policy.registryDate()).isEqualTo("2025-10-09");
        assertThat(policy.tableVersion()).isEqualTo("1");
    }

    @Example
    void registry_treatment_followsGlobalReachability() {
        for (SpecialRegistry.Row row : ROWS) {
            assertThat(row.treatment())
                    .as("%s", row)
                    .isIn(
                            row.reachable().equals("true")
                                    ? List.of(
                                            SpecialRegistry.Treatment.PUBLIC,
                                            SpecialRegistry.Treatment.KEPT,
                                            SpecialRegistry.Treatment.EMBEDDED)
                                    : List.of(SpecialRegistry.Treatment.BLOCKED, SpecialRegistry.Treatment.EMBEDDED));
        }
    }

    @Example
    void classify_rowsAndTheirNeighbours_followTheRegistry() {
        for (SpecialRegistry.Row row : ROWS) {
            for (byte[] address : edges(row)) {
                requireAgreement(address);
            }
        }
    }

    @Example
    void classify_keptRow_liesInsideABlockThatIsRefused() {
        for (SpecialRegistry.Row row : ROWS) {
            if (row.treatment() == SpecialRegistry.Treatment.KEPT) {
                assertThat(ROWS)
                        .as("%s", row)
                        .anyMatch(outer -> outer.treatment() == SpecialRegistry.Treatment.BLOCKED
                                && outer.bits() < row.bits()
                                && outer.holds(row.network()));
            }
        }
    }

    @Property(tries = 20_000)
    void classify_anyAddress_followsTheRegistry(@ForAll("raw") byte[] address) {
        requireAgreement(address);
    }

    @Property(tries = 5_000)
    void classify_embeddedAddress_isNeverMilderThanTheAddressItself(@ForAll("four") byte[] four) {
        boolean blocked = blocked(four);

        assertThat(blocked(form("::ffff:0:0", four, 12))).isEqualTo(blocked);
        assertThat(blocked(form("64:ff9b::", four, 12))).isEqualTo(blocked);
        assertThat(blocked(form("64:ff9b:1::", four, 12))).isTrue();
        assertThat(blocked(form("::", four, 12))).isTrue();
        assertThat(blocked(form("::ffff:0:0:0", four, 12))).isTrue();
        assertThat(blocked(form("2002::", four, 2))).isTrue();
        assertThat(blocked(form("2001::", four, 4))).isTrue();
        assertThat(blocked(form("2001::", inverted(four), 12))).isTrue();
    }

    private void requireAgreement(byte[] address) {
        assertThat(blocked(address)).as("%s", IpAddress.ofBytes(address)).isEqualTo(expected(address));
        if (address.length == 4) {
            assertThat(blocked(form("::ffff:0:0", address, 12)))
                    .as("mapped %s", IpAddress.ofBytes(address))
                    .isEqualTo(expected(address));
        }
    }

    private boolean blocked(byte[] address) {
        return policy.classify(IpAddress.ofBytes(address)).blocked();
    }

    /** The registries read row by row, then what lies beyond them, then the plain rule for the rest. */
    private static boolean expected(byte[] address) {
        if (BEYOND.stream().anyMatch(block -> inBlock(block, address))) {
            return true;
        }
        SpecialRegistry.Row row = SpecialRegistry.of(ROWS, address).orElse(null);
        if (row == null) {
            return address.length == 16 && !inBlock("2000::/3", address);
        }
        return switch (row.treatment()) {
            case PUBLIC -> false;
            case BLOCKED, KEPT -> true;
            case EMBEDDED -> expected(Arrays.copyOfRange(address, 12, 16));
        };
    }

    private static boolean inBlock(String block, byte[] address) {
        int slash = block.indexOf('/');
        byte[] network = Objects.requireNonNull(AddressOracle.parse(block.substring(0, slash)));
        return AddressOracle.inBlock(network, Integer.parseInt(block.substring(slash + 1)), address);
    }

    /** First and last address of the block, the one before, the one after, and the middle. */
    private static List<byte[]> edges(SpecialRegistry.Row row) {
        int width = row.network().length;
        BigInteger first = new BigInteger(1, row.network());
        BigInteger size = BigInteger.ONE.shiftLeft((8 * width) - row.bits());
        BigInteger end = BigInteger.ONE.shiftLeft(8 * width);
        List<byte[]> out = new ArrayList<>();
        for (BigInteger each : List.of(
                first,
                first.add(size).subtract(BigInteger.ONE),
                first.subtract(BigInteger.ONE),
                first.add(size),
                first.add(size.shiftRight(1)))) {
            if (each.signum() >= 0 && each.compareTo(end) < 0) {
                out.add(bytes(each, width));
            }
        }
        return out;
    }

    private static byte[] bytes(BigInteger number, int width) {
        byte[] out = new byte[width];
        for (int i = 0; i < width; i++) {
            out[width - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return out;
    }

    private static byte[] form(String prefix, byte[] four, int at) {
        byte[] out = Objects.requireNonNull(AddressOracle.parse(prefix)).clone();
        System.arraycopy(four, 0, out, at, 4);
        return out;
    }

    private static byte[] inverted(byte[] four) {
        byte[] out = new byte[4];
        for (int i = 0; i < 4; i++) {
            out[i] = (byte) ~four[i];
        }
        return out;
    }

    @Provide
    Arbitrary<byte[]> four() {
        return Arbitraries.oneOf(
                near().filter(address -> address.length == 4),
                Arbitraries.bytes().array(byte[].class).ofSize(4));
    }

    @Provide
    Arbitrary<byte[]> raw() {
        return Arbitraries.oneOf(
                near(),
                Arbitraries.bytes().array(byte[].class).ofSize(4),
                Arbitraries.bytes().array(byte[].class).ofSize(16),
                AddressOracle.addresses().map(IpAddress::bytes));
    }

    /** An address of a block or beside it: the edges of a row with one byte changed. */
    private static Arbitrary<byte[]> near() {
        List<byte[]> edges = ROWS.stream().flatMap(row -> edges(row).stream()).toList();
        return Combinators.combine(Arbitraries.of(edges), Arbitraries.integers().between(0, 31), Arbitraries.bytes())
                .as((edge, where, value) -> {
                    byte[] out = edge.clone();
                    if (where < out.length) {
                        out[where] = value;
                    }
                    return out;
                });
    }
}
