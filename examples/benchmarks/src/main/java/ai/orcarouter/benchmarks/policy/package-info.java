/* SPDX-License-Identifier: Apache-2.0 */
/** What a policy decision costs: ordered rules against calls that are parsed already. */
@NullMarked
package ai.orcarouter.benchmarks.policy;

import org.jspecify.annotations.NullMarked;
