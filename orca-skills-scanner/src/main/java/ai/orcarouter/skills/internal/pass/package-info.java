/* SPDX-License-Identifier: Apache-2.0 */
/** What looks at a package and observes: inventory, characters, patterns, manifests, files together. */
@NullMarked
package ai.orcarouter.skills.internal.pass;

import org.jspecify.annotations.NullMarked;
