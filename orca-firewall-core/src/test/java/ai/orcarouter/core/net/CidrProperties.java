/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CidrProperties {
    @Property(tries = 3000)
    void contains_anyBlockAndAddress_agreesWithArithmetic(
            @ForAll("blocks") CidrBlock block, @ForAll("addresses") IpAddress address) {
        assertThat(block.contains(address))
                .isEqualTo(AddressOracle.inBlock(block.first(), block.prefixLength(), address.bytes()));
        // The last address of a wide IPv6 block such as ::/80 may be an IPv4-mapped one, which counts as IPv4.
        IpAddress last = IpAddress.ofBytes(block.last());
        assertThat(block.contains(last)).isEqualTo(last.isV4() == block.isV4());
    }

    @Property(tries = 1000)
    void set_anyBlocks_containsWhatSomeBlockContains(
            @ForAll("blockLists") List<CidrBlock> blocks, @ForAll("addressLists") List<IpAddress> addresses) {
        CidrSet set = CidrSet.of(blocks);

        for (IpAddress address : addresses) {
            requireAgreement(set, blocks, address);
        }
        for (CidrBlock block : blocks) {
            requireAgreement(set, blocks, IpAddress.ofBytes(block.first()));
            requireAgreement(set, blocks, IpAddress.ofBytes(block.last()));
            requireAgreement(set, blocks, step(block.first(), -1));
            requireAgreement(set, blocks, step(block.last(), 1));
        }
        assertThat(set.isEmpty()).isEqualTo(blocks.isEmpty());
    }

    @Property(tries = 2000)
    void literal_anyCloseText_agreesWithTheSlowReader(@ForAll("literals") String text) {
        byte[] expected = AddressOracle.parse(text);

        byte[] raw = IpLiterals.parse(text);

        assertThat(raw == null ? "refused" : Arrays.toString(raw))
                .isEqualTo(expected == null ? "refused" : Arrays.toString(expected));
    }

    @Property(tries = 2000)
    void address_anyBytes_readsBackFromItsText(@ForAll("addresses") IpAddress address) {
        assertThat(IpAddress.parse(address.toString())).contains(address);
        assertThat(IpAddress.parse(address.toInetAddress().getHostAddress())).contains(address);
    }

    @Property
    void parse_anyText_neverThrows(@ForAll String text) {
        assertThat(CidrBlock.parse(text).map(CidrBlock::toString).orElse("")).isNotNull();
        assertThat(IpAddress.parse(text).map(IpAddress::toString).orElse("")).isNotNull();
    }

    private static void requireAgreement(CidrSet set, List<CidrBlock> blocks, IpAddress address) {
        boolean expected = blocks.stream().anyMatch(block -> block.contains(address));
        assertThat(set.contains(address)).as("%s in %s", address, blocks).isEqualTo(expected);
        assertThat(set.contains(address.bytes())).isEqualTo(expected);
        if (address.isV4()) {
            assertThat(set.contains(AddressOracle.mapped(address.bytes()))).isEqualTo(expected);
        }
    }

    /** The neighbour of an address, around the ends of the space. */
    private static IpAddress step(byte[] raw, int by) {
        byte[] out = raw.clone();
        for (int i = out.length - 1; i >= 0; i--) {
            int value = (out[i] & 255) + by;
            out[i] = (byte) value;
            if (value >= 0 && value <= 255) {
                break;
            }
        }
        return IpAddress.ofBytes(out);
    }

    @Provide
    Arbitrary<CidrBlock> blocks() {
        return AddressOracle.blocks();
    }

    @Provide
    Arbitrary<List<CidrBlock>> blockLists() {
        return AddressOracle.blocks().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        return AddressOracle.addresses();
    }

    @Provide
    Arbitrary<List<IpAddress>> addressLists() {
        return AddressOracle.addresses().list().ofMaxSize(30);
    }

    /** Strings of the pieces that literals are made of, and real literals with one character replaced. */
    @Provide
    Arbitrary<String> literals() {
        Arbitrary<String> pieces = Arbitraries.of(
                        ":", "::", ".", "0", "1", "00", "01", "9", "255", "256", "ff", "FFFF", "12345", "%", "g", "/",
                        "\uff11", "0x1", "1.2.3.4", "::ffff:")
                .list()
                .ofMaxSize(17)
                .map(list -> String.join("", list));
        Arbitrary<String> groups = Arbitraries.of("0", "1", "abcd", "", "10.0.0.1", "00001")
                .list()
                .ofMinSize(3)
                .ofMaxSize(9)
                .map(list -> String.join(":", list));
        Arbitrary<String> dotted = Arbitraries.of("0", "1", "99", "255", "256", "", "07", "1000")
                .list()
                .ofMinSize(3)
                .ofMaxSize(5)
                .map(list -> String.join(".", list));
        return Arbitraries.oneOf(
                pieces, groups, dotted, AddressOracle.addresses().map(IpAddress::toString));
    }
}
