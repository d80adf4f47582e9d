/* SPDX-License-Identifier: Apache-2.0 */
/** What it costs to read addresses, URLs and destinations, and to look an address up in a list of blocks. */
@NullMarked
package ai.orcarouter.benchmarks.egress;

import org.jspecify.annotations.NullMarked;
