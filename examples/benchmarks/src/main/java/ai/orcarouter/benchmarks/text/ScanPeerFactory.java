/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.ScanRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/** Makes the scanners of one library; found through {@link ServiceLoader}. */
public interface ScanPeerFactory {
    /** Counts matches, or patterns that match where a library tells no more. One thread at a time. */
    interface Counter {
        /** What is found in {@code text}. */
        int count(String text);
    }

    /** Names for the parameter {@code engine}. */
    List<String> names();

    /** The scanner with that name, for these rules. */
    Counter create(String name, List<ScanRule> rules);

    /** The scanner with that name, of {@link ScanEngine} or of a factory that the profile {@code peers} adds. */
    static Counter find(String name, List<ScanRule> rules) {
        List<String> known = new ArrayList<>();
        for (ScanEngine engine : ScanEngine.values()) {
            if (engine.name().equals(name)) {
                return engine.make(rules);
            }
        }
        Arrays.stream(ScanEngine.values()).map(Enum::name).forEach(known::add);
        for (ScanPeerFactory factory : ServiceLoader.load(ScanPeerFactory.class)) {
            if (factory.names().contains(name)) {
                return factory.create(name, rules);
            }
            known.addAll(factory.names());
        }
        throw new IllegalArgumentException("no engine \"" + name + "\"; there are " + known);
    }
}
