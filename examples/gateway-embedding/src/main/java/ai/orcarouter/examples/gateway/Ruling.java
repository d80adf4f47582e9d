/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a call or a definition.
 *
 * @param call what was judged
 * @param decision what holds
 * @param approvalOrNull id of the approval that was opened
 */
record Ruling(ToolCall call, Decision decision, @Nullable String approvalOrNull) {}
