/* SPDX-License-Identifier: Apache-2.0 */
/** Reports as SARIF 2.1.0. */
@NullMarked
package ai.orcarouter.skills.internal.sarif;

import org.jspecify.annotations.NullMarked;
