/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Services that guardrails ask, over the network, to copy: {@link ai.orcarouter.examples.providers.OpenAiJudge} asks a
 * model, {@link ai.orcarouter.examples.providers.WebhookGuardrail} a service of your own.
 */
@NullMarked
package ai.orcarouter.examples.providers;

import org.jspecify.annotations.NullMarked;
