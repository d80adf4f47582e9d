/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.ScanRule;
import java.util.List;

/** Says for each engine named whether it runs here: exit code 1, and why, when one of them does not. */
public final class ScanEngines {
    private ScanEngines() {}

    /** Runs each engine over a text. */
    public static void main(String[] names) {
        List<ScanRule> rules = List.of(new ScanRule("key=[0-9]", List.of("key"), 0));
        int code = 0;
        for (String name : names) {
            try {
                if (ScanPeerFactory.find(name, rules).count("key=1") != 1) {
                    throw new IllegalStateException(name + " finds nothing");
                }
            } catch (IllegalStateException e) {
                System.err.println(e.getMessage());
                code = 1;
            }
        }
        System.exit(code);
    }
}
