/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.egress;

import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.EgressList.OnOpaque;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an egress rule speaks of a destination: egress.md table 3.4 with SEMANTICS 2.3 and 2.4. Immutable.
 *
 * <p>An IPv6 address that carries an IPv4 address, such as NAT64, may lead to either. So the deny list of a rule that
 * restricts or allows holds it when it holds one of the two; allow lists, and the lists of audit rules, go by the
 * address itself. That way the doubt never lets a call through.
 */
public final class EgressScope {
    /** The answer for one destination. */
    public enum Answer {
        /** It does not. */
        NO,
        /** It does. */
        YES,
        /** Its addresses must be known to tell. */
        DEPENDS
    }

    private final EntrySet in;
    private final EntrySet except;
    private final boolean allows;
    private final boolean restricts;
    private final boolean matchesOpaque;

    private EgressScope(EntrySet in, EntrySet except, Verdict verdict, boolean matchesOpaque) {
        this.in = in;
        this.except = except;
        this.allows = verdict == Verdict.ALLOW;
        this.restricts = verdict.restricts();
        this.matchesOpaque = matchesOpaque;
    }

    /** The scope of a rule with that verdict; which list is the scope depends on it (REFERENCE 2.9). */
    public static EgressScope of(EgressList list, Verdict verdict) {
        EntrySet allow = EntrySet.of(list.allow());
        EntrySet deny = EntrySet.of(list.deny());
        boolean allows = verdict == Verdict.ALLOW;
        return new EgressScope(
                allows ? allow : deny, allows ? deny : allow, verdict, list.onOpaque() == OnOpaque.MATCH);
    }

    /** Whether it asks to match opaque calls. Only a restricting rule does. */
    public boolean matchesOpaque() {
        return matchesOpaque && restricts;
    }

    /**
     * Asks about a valid destination.
     *
     * @param looked the look-up of a name, null when none was made yet
     */
    public Answer test(Destination destination, @Nullable Resolution looked) {
        int port = destination.port().orElse(-1);
        String host = destination.host();
        return switch (destination.kind()) {
            case MAIL -> answer(in.matchesMail(host) && !except.matchesMail(host));
            case UNIX, BUCKET -> Answer.NO;
            case IP -> {
                List<IpAddress> self = IpAddress.parse(host).map(List::of).orElse(List.of());
                yield answer(allows ? allowed(false, self, port) : hit(false, false, self, port));
            }
            case NAME -> {
                boolean named = in.matchesName(host, port);
                boolean spared = except.matchesName(host, port);
                yield allows ? allowName(named, spared, port, looked) : hitName(named, spared, port, looked);
            }
        };
    }

    private Answer allowName(boolean named, boolean excepted, int port, @Nullable Resolution looked) {
        if (excepted || !(named || in.hasAddresses(port))) {
            return Answer.NO;
        }
        if (named && !except.hasAddresses(port)) {
            return Answer.YES;
        }
        if (looked == null) {
            return Answer.DEPENDS;
        }
        return answer(allowed(named, looked.addresses(), port));
    }

    /** What could not be resolved has no address, so it is neither inside the scope nor free of its exceptions. */
    private boolean allowed(boolean named, List<IpAddress> addresses, int port) {
        boolean inside = named;
        if (!inside) {
            inside = !addresses.isEmpty();
            for (IpAddress address : addresses) {
                inside &= in.matchesAddress(address, port);
            }
        }
        if (!inside || addresses.isEmpty()) {
            return false;
        }
        for (IpAddress address : addresses) {
            if (except.touchesAddress(address, port)) {
                return false;
            }
        }
        return true;
    }

    private Answer hitName(boolean named, boolean spared, int port, @Nullable Resolution looked) {
        boolean nameHit = named && !spared;
        if (nameHit && !except.hasAddresses(port)) {
            return Answer.YES;
        }
        if (!nameHit && !in.hasAddresses(port)) {
            return Answer.NO;
        }
        if (looked == null) {
            return Answer.DEPENDS;
        }
        if (looked.addresses().isEmpty()) {
            return answer(restricts);
        }
        return answer(hit(named, spared, looked.addresses(), port));
    }

    private boolean hit(boolean named, boolean spared, List<IpAddress> addresses, int port) {
        boolean nameHit = named && !spared;
        boolean addressHit = false;
        boolean covered = true;
        for (IpAddress address : addresses) {
            addressHit |= restricts ? in.touchesAddress(address, port) : in.matchesAddress(address, port);
            covered &= except.matchesAddress(address, port);
        }
        return (nameHit || addressHit) && !covered;
    }

    private static Answer answer(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }
}
