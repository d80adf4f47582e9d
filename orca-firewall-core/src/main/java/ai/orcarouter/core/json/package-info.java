/* SPDX-License-Identifier: Apache-2.0 */
/** Tool-call arguments as an immutable JSON value, and the one canonical JSON form of the project. */
@NullMarked
package ai.orcarouter.core.json;

import org.jspecify.annotations.NullMarked;
