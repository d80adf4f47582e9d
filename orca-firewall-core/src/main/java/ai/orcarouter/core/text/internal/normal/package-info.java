/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Steps of {@link ai.orcarouter.core.text.TextNormalizer}: one pass that removes, decodes and composes characters and
 * writes down where they came from, and passes over its result that replace single characters in place.
 */
@NullMarked
package ai.orcarouter.core.text.internal.normal;

import org.jspecify.annotations.NullMarked;
