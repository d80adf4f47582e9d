/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a dial must satisfy, each rule with its refusal.
 *
 * @param policy which names and addresses are blocked
 * @param ports the only ports that are dialled
 * @param pins addresses vetted for each name; empty when the guard is not made for certain targets
 * @param observer hears of every decision
 */
record DialRules(AddressPolicy policy, Set<Integer> ports, Map<String, Set<IpAddress>> pins, DialObserver observer) {

    void requireName(Host.Name name, int port) throws DialRefusedException {
        Classification classification = policy.classifyName(name, port);
        if (classification.blocked()) {
            throw refuse(name.ascii(), null, port, "name_blocked", detail(classification));
        }
    }

    void requirePort(String host, int port) throws DialRefusedException {
        if (!ports.contains(port)) {
            throw refuse(host, null, port, "port_blocked", "not among the allowed ports");
        }
    }

    void requireAllowed(String host, Host.@Nullable Name name, IpAddress address, int port)
            throws DialRefusedException {
        requirePort(host, port);
        Classification classification = policy.classify(name, address, port);
        if (classification.blocked()) {
            throw refuse(host, address, port, "address_blocked", detail(classification));
        }
        if (!pins.isEmpty() && !isPinned(name, address)) {
            throw refuse(host, address, port, "not_pinned", "not an address that was vetted for this target");
        }
    }

    @Nullable
    Set<IpAddress> pinned(Host.Name name) {
        return pins.get(name.ascii());
    }

    /** A guard with pins was made for certain targets: whatever else it sees must be one of their addresses. */
    private boolean isPinned(Host.@Nullable Name name, IpAddress address) {
        Set<IpAddress> own = name == null ? null : pinned(name);
        return own == null ? pins.values().stream().anyMatch(set -> set.contains(address)) : own.contains(address);
    }

    DialRefusedException refuse(String host, @Nullable IpAddress address, int port, String code, String detail) {
        tell(new DialEvent(false, host, address, port, code, detail));
        return new DialRefusedException(code);
    }

    void tell(DialEvent event) {
        try {
            observer.observe(event);
        } catch (RuntimeException ignored) {
            // An observer takes notes; it neither opens nor closes anything.
        }
    }

    private static String detail(Classification classification) {
        return classification.note().isEmpty()
                ? classification.category()
                : classification.category() + ": " + classification.note();
    }

    /** The address with its name attached, so that nothing asks a name server for the reverse. */
    static InetAddress named(String host, IpAddress address) {
        try {
            return InetAddress.getByAddress(host, address.bytes());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }
}
