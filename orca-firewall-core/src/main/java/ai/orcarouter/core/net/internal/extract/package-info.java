/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Finds the destinations in the arguments of a tool call (research/egress.md 3.5): a walk over the tree, a reader for
 * every kind of text, and tables that say what keys, programs and functions mean. Public types are public for
 * {@code core.net} only.
 */
@NullMarked
package ai.orcarouter.core.net.internal.extract;

import org.jspecify.annotations.NullMarked;
