/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The {@code orca.*} properties.
 *
 * @param policy the policy of tool calls, as YAML or JSON; needed unless the application has a {@code ToolGuard} bean
 * @param guardrail the guardrail of prompts, answers and tool results; without one texts are not screened
 * @param mode what becomes of refusals
 */
@ConfigurationProperties("orca")
public record OrcaProperties(
        @Nullable Resource policy,
        @Nullable Resource guardrail,
        @DefaultValue("enforce") Mode mode) {
    /** What becomes of refusals. */
    public enum Mode {
        /** Calls are refused and held as the policy says. */
        ENFORCE,
        /** Calls run, and decisions say what would have become of them; texts are still screened. */
        OBSERVE,
        /** Nothing is guarded. */
        OFF
    }
}
