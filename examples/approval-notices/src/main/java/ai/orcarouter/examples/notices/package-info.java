/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Approval notices over the network, to copy: {@link ai.orcarouter.examples.notices.OkHttpNoticeSender} tells a
 * reviewer's system of held calls, {@link ai.orcarouter.examples.notices.CallbackHandler} takes its decisions.
 *
 * <p>{@link ai.orcarouter.examples.notices.GuardedHttp} is how OkHttp is wired to core's {@code DialGuard}; it knows
 * nothing of notices and serves any client whose targets somebody else may name.
 */
@NullMarked
package ai.orcarouter.examples.notices;

import org.jspecify.annotations.NullMarked;
