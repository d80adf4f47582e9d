/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups as a line of input states them. A name that is not stated has one public address. Not thread-safe: it counts
 * the look-ups of each name.
 */
final class StubResolver implements HostResolver {
    /** What a name resolves to that the line does not state. */
    static final IpAddress ELSEWHERE = IpAddress.parse("93.184.215.14").orElseThrow();

    private final Map<String, List<List<IpAddress>>> answers = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();

    private StubResolver() {}

    /** The answers of a line's {@code dns} and {@code dns_seq}. */
    static StubResolver of(Row row) throws BadRowException {
        StubResolver stub = new StubResolver();
        for (Map.Entry<String, Object> entry : JsonTree.object(row, "dns").entrySet()) {
            stub.put(entry.getKey(), List.of(addresses(entry.getValue(), "dns")));
        }
        for (Map.Entry<String, Object> entry : JsonTree.object(row, "dns_seq").entrySet()) {
            List<List<IpAddress>> successive = new ArrayList<>();
            for (Object answer : JsonTree.list(entry.getValue(), "dns_seq")) {
                successive.add(addresses(answer, "dns_seq"));
            }
            stub.put(entry.getKey(), successive);
        }
        return stub;
    }

    private void put(String name, List<List<IpAddress>> successive) throws BadRowException {
        if (successive.isEmpty()) {
            throw new BadRowException("\"dns_seq\" has a name without answers");
        }
        answers.put(key(name), successive);
    }

    private static List<IpAddress> addresses(@Nullable Object value, String member) throws BadRowException {
        List<IpAddress> out = new ArrayList<>();
        for (Object text : JsonTree.list(value, member)) {
            out.add(IpAddress.parse(String.valueOf(text))
                    .orElseThrow(() -> new BadRowException("\"" + member + "\" holds something else than addresses")));
        }
        return out;
    }

    @Override
    public Resolution resolve(String host, Duration timeout) {
        String key = key(host);
        List<List<IpAddress>> successive = answers.containsKey(key) ? answers.get(key) : answers.get("*");
        if (successive == null) {
            return Resolution.of(host, List.of(ELSEWHERE));
        }
        int before = asked.merge(key, 1, Integer::sum) - 1;
        return Resolution.of(host, successive.get(Math.min(before, successive.size() - 1)));
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
