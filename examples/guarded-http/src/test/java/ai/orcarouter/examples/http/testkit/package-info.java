/* SPDX-License-Identifier: Apache-2.0 */
/** Certificates, names and a server that misbehaves, for tests of what is sent over https. */
@NullMarked
package ai.orcarouter.examples.http.testkit;

import org.jspecify.annotations.NullMarked;
