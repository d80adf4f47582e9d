/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The attack lab: an agent that obeys what it reads, attacked with and without the library between it and its tools.
 */
@NullMarked
package ai.orcarouter.examples.attacklab;

import org.jspecify.annotations.NullMarked;
