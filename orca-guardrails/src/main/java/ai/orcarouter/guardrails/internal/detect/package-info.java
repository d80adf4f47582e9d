/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Detection: {@link ai.orcarouter.guardrails.internal.detect.Detector detectors} look at a
 * {@link ai.orcarouter.guardrails.internal.detect.Passage passage} of text and add what they see to
 * {@link ai.orcarouter.guardrails.internal.detect.Findings}, which know where the passage stands in the original. One
 * package below for each kind of detector.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.detect;

import org.jspecify.annotations.NullMarked;
