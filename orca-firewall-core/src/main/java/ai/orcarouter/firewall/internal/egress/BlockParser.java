/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.egress;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.firewall.internal.egress.EgressEntry.Reading;
import java.util.Optional;

/** Reads CIDR blocks as authors must write them, and explains what is wrong with any other text. */
public final class BlockParser {
    private BlockParser() {}

    /** A block; one with host bits is accepted and remarked upon. */
    public static Reading read(String text) {
        Optional<CidrBlock> block = CidrBlock.parse(text);
        return block.isPresent() ? canonical(text, block.get()) : EntryParser.refused(fault(text), hint(text));
    }

    private static Reading canonical(String text, CidrBlock block) {
        if (text.equals(block.toString())) {
            return new Reading(new EgressEntry.Block(block), "", "");
        }
        String hint = "write " + Texts.quote(block.toString());
        int slash = text.indexOf('/');
        String network = text.substring(0, slash);
        boolean plain =
                IpAddress.parse(network).map(IpAddress::toString).orElse("").equals(network);
        return block.hadHostBits() && plain
                ? new Reading(new EgressEntry.Block(block), Texts.quote(text) + " has bits set after its prefix", hint)
                : EntryParser.refused(Texts.quote(text) + " is not the canonical form of the block", hint);
    }

    private static String fault(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> network = slash < 0 ? Optional.empty() : IpAddress.parse(text.substring(0, slash));
        if (network.isEmpty()) {
            String why = slash < 0 ? "it has no prefix length" : "its network is not an address";
            return Texts.quote(text) + " is not a CIDR block: " + why;
        }
        String prefix = text.substring(slash + 1);
        if (prefix.indexOf('.') >= 0) {
            return Texts.quote(text) + " has a netmask; a CIDR block has a prefix length";
        }
        if (prefix.indexOf(':') >= 0) {
            return Texts.quote(text) + " has a port, which a CIDR block cannot have";
        }
        return "the prefix length of " + Texts.quote(text) + " is not a number from 0 to "
                + (network.get().isV4() ? 32 : 128);
    }

    private static String hint(String text) {
        int slash = text.indexOf('/');
        String network = slash < 0 ? text : text.substring(0, slash);
        Optional<IpAddress> address = IpAddress.parse(network);
        if (address.isEmpty()) {
            return "a block is written as in \"192.0.2.0/24\" or \"2001:db8::/32\"";
        }
        if (slash < 0) {
            return "write " + Texts.quote(CidrBlock.of(address.get()).toString());
        }
        int bits = maskBits(text.substring(slash + 1));
        return bits < 0 ? "" : "write " + Texts.quote(network + "/" + bits);
    }

    /** The prefix length that a netmask stands for, or -1. */
    private static int maskBits(String mask) {
        Optional<IpAddress> address = IpAddress.parse(mask);
        if (address.isEmpty() || !address.get().isV4()) {
            return -1;
        }
        int value = 0;
        for (byte part : address.get().bytes()) {
            value = (value << 8) | (part & 255);
        }
        int bits = Integer.bitCount(value);
        return value == (int) (-1L << (32 - bits)) ? bits : -1;
    }
}
