/* SPDX-License-Identifier: Apache-2.0 */

/** The mediation kit over Spring AI, and what is particular to it. */
@NullMarked
package ai.orcarouter.examples.springai;

import org.jspecify.annotations.NullMarked;
