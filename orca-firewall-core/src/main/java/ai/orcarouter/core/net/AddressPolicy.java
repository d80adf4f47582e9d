/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection may never go unless the operator said so: the private, local, special and cloud-internal parts of
 * the address space, local names, and schemes other than http, https, ws and wss (egress.md 3.3).
 *
 * <p>IPv4 is public unless a block of the table holds it; IPv6 is public only inside {@code 2000::/3} minus the blocks
 * of the table, or as NAT64 of a public IPv4 address. An exemption of a name frees the name; its addresses are freed
 * only by the blocks pinned with it (SEMANTICS 2.4). Immutable.
 */
public final class AddressPolicy {
    /** Stands for every port in an exemption. */
    public static final int ANY_PORT = 0;

    private final AddressTable table;
    private final List<Exemption> exemptions;

    private AddressPolicy(AddressTable table, List<Exemption> exemptions) {
        this.table = table;
        this.exemptions = List.copyOf(exemptions);
    }

    /** One exception of the operator: for the addresses of {@code blocks}, or for a name and those of its addresses. */
    private record Exemption(Host.@Nullable Name name, List<CidrBlock> blocks, int port, String reason) {
        boolean holds(int otherPort) {
            return port == ANY_PORT || port == otherPort;
        }

        boolean covers(IpAddress address) {
            return blocks.stream().anyMatch(block -> block.contains(address));
        }

        boolean names(Host.@Nullable Name other) {
            return name != null && other != null && name.ascii().equals(other.ascii());
        }

        Classification passed() {
            return new Classification(false, "exempt", reason);
        }
    }

    /** The policy without any exemption. */
    public static AddressPolicy defaults() {
        return builder().build();
    }

    /** A builder without exemptions. */
    public static Builder builder() {
        return new Builder();
    }

    /** Version of the shipped table. */
    public String tableVersion() {
        return table.version();
    }

    /** Date of the IANA registries that the table follows, as {@code yyyy-mm-dd}. */
    public String registryDate() {
        return table.registry();
    }

    /** What is to be said of {@code address} when the port is not known. */
    public Classification classify(IpAddress address) {
        return classify(null, address, ANY_PORT);
    }

    /** What is to be said of a connection to {@code address} at {@code port}. */
    public Classification classify(IpAddress address, int port) {
        return classify(null, address, port);
    }

    /** What is to be said of a connection to {@code address} at {@code port}, an address that {@code name} gave. */
    public Classification classify(Host.@Nullable Name name, IpAddress address, int port) {
        Classification decided = table.classify(address);
        if (decided.blocked()) {
            for (Exemption exemption : exemptions) {
                boolean applies = exemption.name() == null || exemption.names(name);
                if (applies && exemption.holds(port) && exemption.covers(address)) {
                    return exemption.passed();
                }
            }
        }
        return decided;
    }

    /** What is to be said of {@code name} itself, before any look-up, when the port is not known. */
    public Classification classifyName(Host.Name name) {
        return classifyName(name, ANY_PORT);
    }

    /** What is to be said of {@code name} itself at {@code port}, before any look-up. */
    public Classification classifyName(Host.Name name, int port) {
        Classification decided = table.classify(name.ascii());
        if (decided == null && name.isSingleLabel()) {
            decided = Classification.blocked("single_label", "a name without a dot is local");
        }
        if (decided == null) {
            return Classification.PUBLIC;
        }
        for (Exemption exemption : exemptions) {
            if (exemption.names(name) && exemption.holds(port)) {
                return exemption.passed();
            }
        }
        return decided;
    }

    /** What is to be said of {@code url} before any look-up: its scheme, then its host at its port. */
    public Classification classifyUrl(CanonicalUrl url) {
        if (!url.isWeb()) {
            return Classification.blocked("scheme", "only http, https, ws and wss are dialled");
        }
        int port = url.port().orElse(ANY_PORT);
        if (url.host() instanceof Host.Address literal) {
            return classify(literal.address(), port);
        }
        return classifyName((Host.Name) url.host(), port);
    }

    /** Collects exemptions. Not thread-safe. */
    public static final class Builder {
        private final List<Exemption> exemptions = new ArrayList<>();

        private Builder() {}

        /**
         * Lets connections to the addresses of {@code block} pass.
         *
         * @param port the one port, or {@link #ANY_PORT}
         * @param reason why, for the audit; not blank
         */
        public Builder exempt(CidrBlock block, int port, String reason) {
            return add(null, List.of(block), port, reason);
        }

        /**
         * Lets {@code name} pass as a name, and those of its addresses that lie in {@code pins}. Without pins its
         * addresses are judged like any other.
         *
         * @param port the one port, or {@link #ANY_PORT}
         * @param reason why, for the audit; not blank
         */
        public Builder exempt(Host.Name name, int port, String reason, CidrBlock... pins) {
            return add(name, List.of(pins), port, reason);
        }

        private Builder add(Host.@Nullable Name name, List<CidrBlock> blocks, int port, String reason) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("a port is a number from 1 to 65535: " + port);
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an exemption says why");
            }
            exemptions.add(new Exemption(name, blocks, port, reason));
            return this;
        }

        /** The policy; reads the table that ships with the library. */
        public AddressPolicy build() {
            return new AddressPolicy(AddressTable.load(), exemptions);
        }
    }
}
