/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Test kit of the firewall: random policies, calls and surroundings over one small vocabulary, the slow reference
 * evaluator, and the sentences of the documents as contracts that every decider passes.
 *
 * <p>A test jar does not bring its dependencies: JUnit Jupiter, AssertJ and jqwik have to be on the test class path.
 */
@NullMarked
package ai.orcarouter.firewall.testkit;

import org.jspecify.annotations.NullMarked;
