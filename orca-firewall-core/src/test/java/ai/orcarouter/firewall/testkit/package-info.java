/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Test kit of the firewall: random policies and calls over one small vocabulary. Needs JUnit, AssertJ and jqwik on the
 * test class path.
 */
@NullMarked
package ai.orcarouter.firewall.testkit;

import org.jspecify.annotations.NullMarked;
