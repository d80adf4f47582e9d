/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.egress;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.IpAddress;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One entry of an egress list (REFERENCE 2.9, DESIGN 6.2, egress.md 3.4). Its text is that of {@link EntryParser}. */
public sealed interface EgressEntry {
    /** The one port it speaks of; empty for every port. */
    OptionalInt port();

    /** Whether it names the host without any look-up. */
    boolean matchesLiterally(Host host);

    /** Whether it speaks of the port; an unknown port, -1, is only in entries that speak of all. */
    default boolean acceptsPort(int wanted) {
        return port().isEmpty() || port().getAsInt() == wanted;
    }

    /**
     * A host name.
     *
     * @param host canonical A-labels
     * @param port the port, if it says one
     */
    record Name(String host, OptionalInt port) implements EgressEntry {
        @Override
        public boolean matchesLiterally(Host other) {
            return other instanceof Host.Name name && name.ascii().equals(host);
        }
    }

    /**
     * Every name below a name, at any depth, but not the name itself.
     *
     * @param suffix the name in canonical A-labels, without {@code *.}
     * @param port the port, if it says one
     */
    record Suffix(String suffix, OptionalInt port) implements EgressEntry {
        @Override
        public boolean matchesLiterally(Host other) {
            if (!(other instanceof Host.Name name)) {
                return false;
            }
            int dot = name.ascii().length() - suffix.length() - 1;
            return dot > 0 && name.ascii().charAt(dot) == '.' && name.ascii().endsWith(suffix);
        }
    }

    /**
     * One address.
     *
     * @param address the address
     * @param port the port, if it says one
     */
    record Address(IpAddress address, OptionalInt port) implements EgressEntry {
        @Override
        public boolean matchesLiterally(Host other) {
            return other instanceof Host.Address literal && literal.address().equals(address);
        }
    }

    /**
     * A block of addresses, at any port.
     *
     * @param block the block
     */
    record Block(CidrBlock block) implements EgressEntry {
        @Override
        public OptionalInt port() {
            return OptionalInt.empty();
        }

        @Override
        public boolean matchesLiterally(Host other) {
            return other instanceof Host.Address literal && block.contains(literal.address());
        }
    }

    /**
     * The domain of mail recipients; it names no host.
     *
     * @param domain canonical A-labels
     */
    record Mail(String domain) implements EgressEntry {
        @Override
        public OptionalInt port() {
            return OptionalInt.empty();
        }

        @Override
        public boolean matchesLiterally(Host other) {
            return false;
        }
    }

    /**
     * What became of a text.
     *
     * @param entryOrNull the entry; null when the text is refused
     * @param message why it is refused, or what the author should look at; empty when all is well
     * @param hint what would be right; may be empty
     */
    record Reading(@Nullable EgressEntry entryOrNull, String message, String hint) {}

    /** Reads an entry, or says what is wrong with it. */
    static Reading parse(String text) {
        return EntryParser.read(text);
    }

    /** Reads an entry that was checked before; throws {@link IllegalArgumentException} for any other text. */
    static EgressEntry parseOrThrow(String text) {
        Reading reading = EntryParser.read(text);
        if (reading.entryOrNull() == null) {
            throw new IllegalArgumentException(reading.message());
        }
        return reading.entryOrNull();
    }
}
