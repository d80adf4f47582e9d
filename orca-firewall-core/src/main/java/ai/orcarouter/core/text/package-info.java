/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the shared text toolbox: so far, searching for RE2 patterns in linear time. */
@NullMarked
package ai.orcarouter.core.text;

import org.jspecify.annotations.NullMarked;
