/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

/** A canonical host: a DNS name in A-label form, or an address. Values come from {@link HostParser}. */
public sealed interface Host {
    /** Canonical text without brackets and without a trailing dot. */
    String text();

    /**
     * A DNS name.
     *
     * @param ascii lower-case A-labels joined by dots, without the trailing dot, at most 253 characters
     * @param trailingDot whether the text ended in a dot, which tells a resolver not to use its search domains
     */
    record Name(String ascii, boolean trailingDot) implements Host {
        /** Checks that the text is one that {@link HostParser} could have given. */
        public Name {
            if (!HostParser.isCanonicalName(ascii)) {
                throw new IllegalArgumentException("not a canonical host name: " + ascii);
            }
        }

        @Override
        public String text() {
            return ascii;
        }

        /** Whether the name has no dot, so that only local configuration gives it a meaning. */
        public boolean isSingleLabel() {
            return ascii.indexOf('.') < 0;
        }
    }

    /**
     * An IP literal; an IPv4-mapped IPv6 literal is its IPv4 address.
     *
     * @param address the address
     */
    record Address(IpAddress address) implements Host {
        @Override
        public String text() {
            return address.toString();
        }
    }
}
