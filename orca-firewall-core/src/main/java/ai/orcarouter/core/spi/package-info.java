/* SPDX-License-Identifier: Apache-2.0 */
/** Interfaces that cross the planes: one module defines the question, a sibling or the host answers it. */
@NullMarked
package ai.orcarouter.core.spi;

import org.jspecify.annotations.NullMarked;
