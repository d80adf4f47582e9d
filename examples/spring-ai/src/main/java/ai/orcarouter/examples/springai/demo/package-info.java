/* SPDX-License-Identifier: Apache-2.0 */

/** A small Spring Boot application whose agent is guarded by its properties alone. */
@NullMarked
package ai.orcarouter.examples.springai.demo;

import org.jspecify.annotations.NullMarked;
