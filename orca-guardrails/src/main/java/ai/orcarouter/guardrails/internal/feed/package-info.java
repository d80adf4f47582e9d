/* SPDX-License-Identifier: Apache-2.0 */
/** How the feed of matches is read and what is made of it. */
@NullMarked
package ai.orcarouter.guardrails.internal.feed;

import org.jspecify.annotations.NullMarked;
