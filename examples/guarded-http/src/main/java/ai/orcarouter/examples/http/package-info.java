/* SPDX-License-Identifier: Apache-2.0 */
/**
 * OkHttp behind core's {@code DialGuard}, to copy: {@link ai.orcarouter.examples.http.GuardedHttp} makes the clients,
 * for any target that somebody else may name.
 */
@NullMarked
package ai.orcarouter.examples.http;

import org.jspecify.annotations.NullMarked;
