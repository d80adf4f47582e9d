/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Slow, obvious answers to compare the fast code with, and generators of addresses and blocks. */
final class AddressOracle {
    private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private AddressOracle() {}

    /** RFC 4291 section 2.2 by splitting and counting; null when the text is no literal. */
    static byte @Nullable [] parse(String text) {
        if (!text.contains(":")) {
            List<Integer> four = parts(text);
            return four == null ? null : toBytes(four, 1);
        }
        int gap = text.indexOf("::");
        List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        List<Integer> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(tail);
        return toBytes(all, 2);
    }

    private static @Nullable List<Integer> parts(String text) {
        String[] parts = Pattern.compile("\\.").split(text, -1);
        List<Integer> out = new ArrayList<>();
        for (String part : parts) {
            if (!PART.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return null;
            }
            out.add(Integer.parseInt(part));
        }
        return out.size() == 4 ? out : null;
    }

    private static @Nullable List<Integer> groups(String text, boolean mayEndInV4) {
        List<Integer> out = new ArrayList<>();
        if (text.isEmpty()) {
            return out;
        }
        String[] parts = Pattern.compile(":").split(text, -1);
        for (int i = 0; i < parts.length; i++) {
            if (mayEndInV4 && i == parts.length - 1 && parts[i].contains(".")) {
                List<Integer> four = parts(parts[i]);
                if (four == null) {
                    return null;
                }
                out.add((four.get(0) * 256) + four.get(1));
                out.add((four.get(2) * 256) + four.get(3));
            } else if (GROUP.matcher(parts[i]).matches()) {
                out.add(Integer.parseInt(parts[i], 16));
            } else {
                return null;
            }
        }
        return out;
    }

    private static byte[] toBytes(List<Integer> values, int width) {
        byte[] out = new byte[values.size() * width];
        for (int i = 0; i < values.size(); i++) {
            out[(i * width) + width - 1] = (byte) (int) values.get(i);
            if (width == 2) {
                out[i * width] = (byte) (values.get(i) >> 8);
            }
        }
        return out;
    }

    /** Whether the first {@code prefix} bits agree, by arithmetic; mapped forms are unified by the caller. */
    static boolean inBlock(byte[] network, int prefix, byte[] address) {
        if (network.length != address.length) {
            return false;
        }
        int shift = (8 * network.length) - prefix;
        return new BigInteger(1, network).shiftRight(shift).equals(new BigInteger(1, address).shiftRight(shift));
    }

    /** IPv4 and IPv6 addresses, many of them close to each other or to the ends of the space, some mapped. */
    static Arbitrary<IpAddress> addresses() {
        Arbitrary<Byte> edge = Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff);
        Arbitrary<Byte> some = Arbitraries.frequencyOf(Tuple.of(3, edge), Tuple.of(1, Arbitraries.bytes()));
        Arbitrary<byte[]> four = some.array(byte[].class).ofSize(4);
        Arbitrary<byte[]> six = some.array(byte[].class).ofSize(16);
        Arbitrary<byte[]> mapped = four.map(AddressOracle::mapped);
        return Arbitraries.oneOf(four, six, mapped).map(IpAddress::ofBytes);
    }

    static byte[] mapped(byte[] four) {
        byte[] out = new byte[16];
        out[10] = -1;
        out[11] = -1;
        System.arraycopy(four, 0, out, 12, 4);
        return out;
    }

    static Arbitrary<CidrBlock> blocks() {
        return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
                .as((address, bits) -> CidrBlock.parse(address + "/" + (address.isV4() ? bits % 33 : bits))
                        .orElseThrow());
    }
}
