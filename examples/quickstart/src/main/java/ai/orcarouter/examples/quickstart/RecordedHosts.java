/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Look-ups as they were recorded, in the format of {@code /etc/hosts}. A real host uses its resolver; recorded answers
 * make every run of the quickstart come out alike, without a network.
 */
final class RecordedHosts implements HostResolver {
    private final Map<String, List<IpAddress>> addresses = new LinkedHashMap<>();

    private RecordedHosts() {}

    /** The answers in {@code text}; throws {@link IllegalArgumentException} for a line without an address. */
    static RecordedHosts parse(String text) {
        RecordedHosts hosts = new RecordedHosts();
        for (String line : text.lines().toList()) {
            int comment = line.indexOf('#');
            StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
            if (words.hasMoreTokens()) {
                String first = words.nextToken();
                IpAddress address = IpAddress.parse(first)
                        .orElseThrow(() -> new IllegalArgumentException("not an address: " + first));
                while (words.hasMoreTokens()) {
                    hosts.addresses
                            .computeIfAbsent(words.nextToken(), name -> new ArrayList<>())
                            .add(address);
                }
            }
        }
        return hosts;
    }

    @Override
    public Resolution resolve(String host, Duration timeout) {
        return Resolution.of(host, addresses.getOrDefault(host, List.of()));
    }
}
