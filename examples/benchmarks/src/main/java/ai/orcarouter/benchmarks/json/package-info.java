/* SPDX-License-Identifier: Apache-2.0 */
/** What a decision costs that starts from the raw bytes of a call's arguments. */
@NullMarked
package ai.orcarouter.benchmarks.json;

import org.jspecify.annotations.NullMarked;
