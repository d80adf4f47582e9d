/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Injection and jailbreak detection: one pass reads a text as tokens, their meanings and hashed n-grams
 * ({@link ai.orcarouter.guardrails.internal.detect.injection.FeatureReader}); a linear model scores windows of tokens,
 * phrase families recognise the classic wordings, and a scan of the raw characters finds text that people cannot see.
 * The lexicon, the families and the weights are resources beside the classes; their README says how they are built and
 * from what.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.detect.injection;

import org.jspecify.annotations.NullMarked;
