/* SPDX-License-Identifier: Apache-2.0 */
/** What a host implements for guardrails: models that judge, services that screen, comparisons with sources. */
@NullMarked
package ai.orcarouter.guardrails.spi;

import org.jspecify.annotations.NullMarked;
