/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Orca in Google's Agent Development Kit: {@code OrcaTools} guards tools and tool sets, and its plugin every tool of
 * every {@code LlmAgent} of a runner.
 */
@NullMarked
package ai.orcarouter.examples.adk;

import org.jspecify.annotations.NullMarked;
