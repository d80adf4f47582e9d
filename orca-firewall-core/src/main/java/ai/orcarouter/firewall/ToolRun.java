/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import org.jspecify.annotations.Nullable;

/** A tool that waits to be run once, if the firewall lets it; see {@link ToolGuard#run}. */
@FunctionalInterface
public interface ToolRun {
    /**
     * Runs the tool.
     *
     * @param effective what to run it with: the call's arguments, or what a policy made of them
     * @return the tool's answer as the model would read it; null counts as the empty text
     * @throws Exception whatever the tool throws; it reaches the caller of the guard as it is
     */
    @Nullable
    String run(Arguments effective) throws Exception;
}
