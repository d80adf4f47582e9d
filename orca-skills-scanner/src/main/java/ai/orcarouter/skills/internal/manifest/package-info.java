/* SPDX-License-Identifier: Apache-2.0 */
/** Manifests of the known formats, read to one form. */
@NullMarked
package ai.orcarouter.skills.internal.manifest;

import org.jspecify.annotations.NullMarked;
