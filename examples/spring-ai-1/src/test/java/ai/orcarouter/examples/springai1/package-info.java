/* SPDX-License-Identifier: Apache-2.0 */

/** The mediation kit over Spring AI 1.1, and what is particular to it. */
@NullMarked
package ai.orcarouter.examples.springai1;

import org.jspecify.annotations.NullMarked;
