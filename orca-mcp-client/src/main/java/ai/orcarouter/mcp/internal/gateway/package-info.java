/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a gateway does with a call: names of tools and their snapshot, the decision, the arguments that go out, and what
 * comes back in place of an answer.
 */
@NullMarked
package ai.orcarouter.mcp.internal.gateway;

import org.jspecify.annotations.NullMarked;
