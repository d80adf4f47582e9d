/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The vocabulary that every module shares: who acts ({@code Actor}), what was found ({@code Issue}), what went wrong
 * ({@code OrcaException}) and how much is accepted ({@code Limits}).
 */
@NullMarked
package ai.orcarouter.core;

import org.jspecify.annotations.NullMarked;
