/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.UrlResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code host_in}: a URL or a host that an entry names; nothing is resolved. */
final class ReferenceHosts {
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
        HostResult result = HostParser.parse(text);
        if (result instanceof HostResult.Accepted accepted) {
            return isNamed(accepted.host(), null, entries);
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
