/* SPDX-License-Identifier: Apache-2.0 */
/** What the feed of matches shows (REFERENCE 4.11). */
@NullMarked
package ai.orcarouter.guardrails.model.feed;

import org.jspecify.annotations.NullMarked;
