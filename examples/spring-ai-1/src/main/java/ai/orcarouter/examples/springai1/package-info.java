/* SPDX-License-Identifier: Apache-2.0 */

/** Orca for the 1.1 line of Spring AI (Jackson 2, Spring Boot 3), as small as it gets. */
@NullMarked
package ai.orcarouter.examples.springai1;

import org.jspecify.annotations.NullMarked;
