/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.model.ToolCall;

/**
 * One recorded call.
 *
 * @param id names it in reports
 * @param call what the agent wanted to do
 * @param attack what is wrong with it, empty for honest work
 * @param expect the verdict its author expects, empty when nothing is stated
 */
record RecordedCall(String id, ToolCall call, String attack, String expect) {
    /** The server that offers the tool: what stands before the first dot. */
    String server() {
        int dot = call.tool().indexOf('.');
        return dot < 0 ? call.tool() : call.tool().substring(0, dot);
    }
}
