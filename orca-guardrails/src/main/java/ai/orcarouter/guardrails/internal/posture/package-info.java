/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The guardrails that autonomy levels and compliance packs consist of (REFERENCE 3 and 10.1), put together of presets.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.posture;

import org.jspecify.annotations.NullMarked;
