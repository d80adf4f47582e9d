/* SPDX-License-Identifier: Apache-2.0 */
/** The client that the official conformance suite drives. */
@NullMarked
package ai.orcarouter.mcp.conformance;

import org.jspecify.annotations.NullMarked;
