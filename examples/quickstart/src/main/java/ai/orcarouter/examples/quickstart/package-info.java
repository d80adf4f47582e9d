/* SPDX-License-Identifier: Apache-2.0 */
/** The quickstart: one policy, one recorded day of an agent, and what the engine says about every call. */
@NullMarked
package ai.orcarouter.examples.quickstart;

import org.jspecify.annotations.NullMarked;
