/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.UrlResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code host_in}: a URL or a host, with or without a port, that an entry names; nothing is resolved. */
final class ReferenceHosts {
    private static final Pattern PORTED = Pattern.compile("([^:]+|\\[.*]):([1-9][0-9]{0,4})", Pattern.DOTALL);

    private ReferenceHosts() {}

    static ReferenceTruth isNamed(String text, List<String> entries) {
        if (text.contains("://")) {
            UrlResult result = CanonicalUrl.parse(text);
            if (result instanceof UrlResult.Accepted accepted) {
                CanonicalUrl url = accepted.url();
                return isNamed(url.host(), url.port().isPresent() ? url.port().getAsInt() : null, entries);
            }
            return ReferenceTruth.SUSPICIOUS;
        }
        Matcher ported = PORTED.matcher(text);
        boolean hasPort = ported.matches() && Integer.parseInt(ported.group(2)) <= 65_535;
        HostResult result = HostParser.parse(hasPort ? ported.group(1) : text);
        if (result instanceof HostResult.Accepted accepted) {
            return isNamed(accepted.host(), hasPort ? Integer.valueOf(ported.group(2)) : null, entries);
        }
        return ReferenceTruth.SUSPICIOUS;
    }

    private static ReferenceTruth isNamed(Host host, @Nullable Integer port, List<String> entries) {
        boolean named = entries.stream()
                .map(ReferenceEntry::parse)
                .filter(entry -> entry.fitsPort(port))
                .anyMatch(
                        entry -> host instanceof Host.Address a ? entry.covers(a.address()) : entry.names(host.text()));
        return ReferenceTruth.of(named);
    }
}
