/* SPDX-License-Identifier: Apache-2.0 */
/** What a host may implement for the skills scanner. */
@NullMarked
package ai.orcarouter.skills.spi;

import org.jspecify.annotations.NullMarked;
