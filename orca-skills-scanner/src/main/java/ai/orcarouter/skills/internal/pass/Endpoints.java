/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Classification;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.UrlResult;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges addresses that a manifest sends calls to (rule 610), as the guard of outgoing requests would. */
final class Endpoints {
    private static final AddressPolicy POLICY = AddressPolicy.defaults();
    private static final Set<String> OWN_MACHINE =
            Set.of("loopback", "unspecified", "this_network", "loopback_name", "single_label");
    private static final Set<String> INSIDE = Set.of("private", "shared", "link_local", "unique_local", "site_local");

    private Endpoints() {}

    /** What is wrong with an address, and how much it matters. */
    record Judgement(FindingSeverity severity, String what) {}

    /** The judgement of an address; null when nothing is wrong with it, or when it is a placeholder to fill in. */
    static @Nullable Judgement of(String url, RulePack pack) {
        if (url.isEmpty() || url.indexOf('{') >= 0 || url.indexOf('<') >= 0 || url.startsWith("$")) {
            return null;
        }
        if (isLocal(url)) {
            return null;
        }
        if (pack.hits(url).count(pack.term("drop_host")) > 0) {
            return new Judgement(FindingSeverity.HIGH, "an endpoint at a tunnel or throw-away host");
        }
        UrlResult read = CanonicalUrl.parse(url);
        if (read instanceof UrlResult.Accepted parsed) {
            Host host = parsed.url().host();
            Judgement judgement = host instanceof Host.Address address ? ofAddress(address) : ofName((Host.Name) host);
            if (judgement != null) {
                return judgement;
            }
        } else if (read instanceof UrlResult.Refused refused && refused.reading() != null) {
            return IpAddress.parse(refused.reading()).isPresent()
                    ? new Judgement(FindingSeverity.HIGH, "an endpoint that hides its address")
                    : null;
        }
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("ws://")
                ? new Judgement(FindingSeverity.MEDIUM, "an endpoint without encryption")
                : null;
    }

    private static @Nullable Judgement ofAddress(Host.Address host) {
        Classification found = POLICY.classify(host.address());
        if (OWN_MACHINE.contains(found.category())) {
            return null;
        }
        return INSIDE.contains(found.category())
                ? new Judgement(FindingSeverity.MEDIUM, "an endpoint inside the network: " + found.category())
                : new Judgement(FindingSeverity.HIGH, "an endpoint without a name");
    }

    private static @Nullable Judgement ofName(Host.Name name) {
        Classification found = POLICY.classifyName(name);
        if (!found.blocked() || OWN_MACHINE.contains(found.category())) {
            return null;
        }
        boolean metadata = found.category().equals("cloud_metadata");
        return new Judgement(
                metadata ? FindingSeverity.HIGH : FindingSeverity.MEDIUM,
                "an endpoint inside the network: " + found.category());
    }

    /** Whether an address is that of the machine itself. */
    static boolean isLocal(String url) {
        return url.contains("//localhost")
                || url.contains("//127.0.0.1")
                || url.contains("//[::1]")
                || url.contains("//host.docker.internal");
    }
}
