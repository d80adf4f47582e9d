/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;

/** Whether an egress rule speaks of a destination (egress.md 3.4, SEMANTICS 2.2 to 2.4). */
enum ReferenceScope {
    IN,
    OUT,
    /** Only the addresses can tell. */
    DEPENDS;

    /** What the entries of one list say about one destination; entries for other ports are left out. */
    private record Side(boolean named, List<ReferenceEntry> blocks) {
        static Side of(List<String> entries, Destination to) {
            List<ReferenceEntry> fitting = entries.stream()
                    .map(ReferenceEntry::parse)
                    .filter(entry -> entry.fitsPort(to.portOrNull()))
                    .toList();
            boolean named = switch (to.kind()) {
                case NAME -> fitting.stream().anyMatch(entry -> entry.names(to.host()));
                case MAIL ->
                    fitting.stream()
                            .anyMatch(entry -> entry.kind() == ReferenceEntry.Kind.MAIL
                                    && entry.name().equals(to.host()));
                case IP, UNIX, BUCKET -> false;
            };
            return new Side(
                    named,
                    fitting.stream()
                            .filter(entry -> entry.kind() == ReferenceEntry.Kind.BLOCK)
                            .toList());
        }

        boolean covers(IpAddress address) {
            return blocks.stream().anyMatch(block -> block.covers(address));
        }

        boolean coversAny(List<IpAddress> addresses) {
            return addresses.stream().anyMatch(this::covers);
        }

        /** Whether it covers one of the addresses or an IPv4 address that one of them carries. */
        boolean touchesAny(List<IpAddress> addresses) {
            return coversAny(addresses) || addresses.stream().anyMatch(each -> coversAny(ReferenceEmbedding.of(each)));
        }

        boolean coversAll(List<IpAddress> addresses) {
            return !addresses.isEmpty() && addresses.stream().allMatch(this::covers);
        }
    }

    static ReferenceScope of(FirewallRule rule, EgressList lists, Destination to, ReferenceAddresses addresses) {
        boolean allows = rule.verdict() == Verdict.ALLOW;
        Side in = Side.of(allows ? lists.allow() : lists.deny(), to);
        Side except = Side.of(allows ? lists.deny() : lists.allow(), to);
        return switch (to.kind()) {
            case IP ->
                known(rule, in, except, IpAddress.parse(to.host()).map(List::of).orElse(List.of()));
            case UNIX, BUCKET, MAIL -> known(rule, in, except, List.of());
            case NAME ->
                switch (addresses.state()) {
                    case KNOWN -> known(rule, in, except, addresses.list());
                    case FAILED -> when(failed(rule, in, except));
                    case UNASKED -> unasked(allows, in, except);
                };
        };
    }

    private static ReferenceScope known(FirewallRule rule, Side in, Side except, List<IpAddress> addresses) {
        if (rule.verdict() == Verdict.ALLOW) {
            return when((in.named || in.coversAll(addresses)) && !except.named && !except.touchesAny(addresses));
        }
        boolean exempt = except.coversAll(addresses);
        boolean hit = rule.verdict().restricts() ? in.touchesAny(addresses) : in.coversAny(addresses);
        return when(((in.named && !except.named) || hit) && !exempt);
    }

    /** Uncertainty never helps: it matches rules that restrict, and no other rule that needs addresses. */
    private static boolean failed(FirewallRule rule, Side in, Side except) {
        boolean byName = in.named && !except.named;
        if (rule.verdict().restricts()) {
            return byName || !in.blocks.isEmpty();
        }
        return byName && except.blocks.isEmpty();
    }

    private static ReferenceScope unasked(boolean allows, Side in, Side except) {
        if (allows && except.named) {
            return OUT;
        }
        if (in.named && !except.named) {
            return except.blocks.isEmpty() ? IN : DEPENDS;
        }
        return in.blocks.isEmpty() ? OUT : DEPENDS;
    }

    private static ReferenceScope when(boolean inside) {
        return inside ? IN : OUT;
    }
}
