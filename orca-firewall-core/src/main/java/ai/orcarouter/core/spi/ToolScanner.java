/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.Severity;
import ai.orcarouter.core.json.Arguments;
import java.util.List;

/**
 * Looks for poison in the definition of a tool: its name, description and input schema. The skills scanner implements
 * it, the gateway asks it on first contact. Thread-safe, makes no network call, linear in the size of the definition. A
 * caller treats an exception as a finding of the highest severity.
 */
@FunctionalInterface
public interface ToolScanner {
    /** How bad a finding is. */
    enum Level {
        /** Worth knowing. */
        LOW,
        /** Worth a person's look before use. */
        MEDIUM,
        /** Keeps a server from being served on first contact. */
        HIGH;

        /** The authoring severity that corresponds: {@link Severity#ERROR} from {@link #HIGH} up. */
        public Severity severity() {
            return this == HIGH ? Severity.ERROR : Severity.WARNING;
        }
    }

    /**
     * One finding.
     *
     * @param rule stable id of what was found
     * @param level how bad it is
     * @param evidence the text at fault, shortened
     */
    record Finding(String rule, Level level, String evidence) {}

    /** Every finding about one tool; empty when there is nothing to say. */
    List<Finding> scan(String server, String tool, String description, Arguments inputSchema);
}
