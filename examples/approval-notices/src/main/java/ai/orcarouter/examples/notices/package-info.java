/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Approval notices over the network, to copy: {@link ai.orcarouter.examples.notices.OkHttpNoticeSender} tells a
 * reviewer's system of held calls, {@link ai.orcarouter.examples.notices.CallbackHandler} takes its decisions.
 */
@NullMarked
package ai.orcarouter.examples.notices;

import org.jspecify.annotations.NullMarked;
