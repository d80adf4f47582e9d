/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of the text plane (REFERENCE 4): rules that screen what goes into and comes out of a model. It holds no types
 * yet.
 */
@NullMarked
package ai.orcarouter.guardrails;

import org.jspecify.annotations.NullMarked;
