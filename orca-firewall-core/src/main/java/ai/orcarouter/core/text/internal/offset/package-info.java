/* SPDX-License-Identifier: Apache-2.0 */
/** Where the characters of a derived text come from in the text that it was derived from. */
@NullMarked
package ai.orcarouter.core.text.internal.offset;

import org.jspecify.annotations.NullMarked;
