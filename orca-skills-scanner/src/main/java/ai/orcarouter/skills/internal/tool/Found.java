/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The findings about one tool: of each rule the first of the highest level. One thread at a time. */
final class Found {
    private final RulePack pack;
    private final Map<String, Finding> byRule = new LinkedHashMap<>();

    Found(RulePack pack) {
        this.pack = pack;
    }

    /** Adds a finding at the level of its rule. */
    void add(String rule, Supplier<String> evidence) {
        add(rule, pack.rule(rule).level(), evidence);
    }

    /** Adds a finding. */
    void add(String rule, Level level, Supplier<String> evidence) {
        Finding known = byRule.get(rule);
        if (known == null || known.level().compareTo(level) < 0) {
            byRule.put(rule, new Finding(rule, level, Evidence.of(evidence.get())));
        }
    }

    /** The findings, worst first, then by rule. */
    List<Finding> list() {
        return byRule.values().stream()
                .sorted(Comparator.comparing(Finding::level).reversed().thenComparing(Finding::rule))
                .toList();
    }
}
