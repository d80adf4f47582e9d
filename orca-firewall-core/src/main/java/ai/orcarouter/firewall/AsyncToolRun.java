/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import java.util.concurrent.CompletionStage;

/** A tool that waits to be started once, if the firewall lets it; see {@link ToolGuard#runAsync}. */
@FunctionalInterface
public interface AsyncToolRun {
    /**
     * Starts the tool.
     *
     * @param effective what to run it with: the call's arguments, or what a policy made of them
     * @return the tool's answer as the model would read it, once it is there; null counts as the empty text
     */
    CompletionStage<? extends String> run(Arguments effective);
}
