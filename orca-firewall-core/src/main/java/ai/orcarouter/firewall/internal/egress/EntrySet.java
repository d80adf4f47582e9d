/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.egress;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.CidrSet;
import ai.orcarouter.core.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** One list of egress entries, each kind in the structure that finds it at once. Immutable. */
final class EntrySet {
    private final Group anyPort;
    private final Map<Integer, Group> byPort;
    private final Set<String> mailDomains;

    private EntrySet(Group anyPort, Map<Integer, Group> byPort, Set<String> mailDomains) {
        this.anyPort = anyPort;
        this.byPort = byPort;
        this.mailDomains = mailDomains;
    }

    static EntrySet of(List<String> texts) {
        Group.Builder anyPort = new Group.Builder();
        Map<Integer, Group.Builder> byPort = new HashMap<>();
        Set<String> mail = new HashSet<>();
        for (String text : texts) {
            EgressEntry entry = EgressEntry.parseOrThrow(text);
            if (entry instanceof EgressEntry.Mail domain) {
                mail.add(domain.domain());
            } else {
                OptionalInt port = entry.port();
                Group.Builder group =
                        port.isEmpty() ? anyPort : byPort.computeIfAbsent(port.getAsInt(), p -> new Group.Builder());
                group.add(entry);
            }
        }
        Map<Integer, Group> groups = new HashMap<>();
        byPort.forEach((port, group) -> groups.put(port, group.build()));
        return new EntrySet(anyPort.build(), Map.copyOf(groups), Set.copyOf(mail));
    }

    boolean matchesMail(String domain) {
        return mailDomains.contains(domain);
    }

    /** Whether a name entry covers the host at that port; port -1 when it is not known. */
    boolean matchesName(String host, int port) {
        Group group = byPort.get(port);
        return anyPort.matchesName(host) || (group != null && group.matchesName(host));
    }

    /** Whether an address entry covers the address at that port. */
    boolean matchesAddress(IpAddress address, int port) {
        Group group = byPort.get(port);
        return anyPort.blocks.contains(address) || (group != null && group.blocks.contains(address));
    }

    /** Whether an address entry covers the address at that port, or an IPv4 address inside it. */
    boolean touchesAddress(IpAddress address, int port) {
        if (matchesAddress(address, port)) {
            return true;
        }
        for (IpAddress inner : address.embedded()) {
            if (matchesAddress(inner, port)) {
                return true;
            }
        }
        return false;
    }

    boolean hasAddresses(int port) {
        Group group = byPort.get(port);
        return anyPort.hasBlocks || (group != null && group.hasBlocks);
    }

    private record Group(Set<String> names, Set<String> suffixes, CidrSet blocks, boolean hasBlocks) {
        boolean matchesName(String host) {
            if (names.contains(host)) {
                return true;
            }
            if (!suffixes.isEmpty()) {
                for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                    if (suffixes.contains(host.substring(dot + 1))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static final class Builder {
            private final Set<String> names = new HashSet<>();
            private final Set<String> suffixes = new HashSet<>();
            private final List<CidrBlock> blocks = new ArrayList<>();

            void add(EgressEntry entry) {
                if (entry instanceof EgressEntry.Name name) {
                    names.add(name.host());
                } else if (entry instanceof EgressEntry.Suffix suffix) {
                    suffixes.add(suffix.suffix());
                } else if (entry instanceof EgressEntry.Address address) {
                    blocks.add(CidrBlock.of(address.address()));
                } else if (entry instanceof EgressEntry.Block block) {
                    blocks.add(block.block());
                }
            }

            Group build() {
                return new Group(Set.copyOf(names), Set.copyOf(suffixes), CidrSet.of(blocks), !blocks.isEmpty());
            }
        }
    }
}
