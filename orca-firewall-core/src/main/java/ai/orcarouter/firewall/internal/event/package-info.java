/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From a decision to a stored event. The deciding thread only makes an {@code Observation} and puts it into a ring; the
 * writer's thread redacts, hashes, chains and appends (SEMANTICS 6.2).
 */
@NullMarked
package ai.orcarouter.firewall.internal.event;

import org.jspecify.annotations.NullMarked;
