/* SPDX-License-Identifier: Apache-2.0 */
/**
 * JMH benchmarks of Orca beside hand-written baselines and, with the Maven profile {@code peers}, other libraries. See
 * the README of this module.
 */
@NullMarked
package ai.orcarouter.benchmarks;

import org.jspecify.annotations.NullMarked;
