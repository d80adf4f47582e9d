/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.spi.RunStateView;
import ai.orcarouter.firewall.spi.SkillGate;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may ask besides the policy and the call. Immutable.
 *
 * @param gate who owns a call
 * @param runState what a run has done; null when no rule may ask
 * @param resolver addresses of names, already guarded against a host that hangs, throws or lies
 * @param extractor destinations of a call
 * @param floor refuses destinations whatever the policy says; null when the host did not ask for it
 * @param suffixes how suffix globs treat bare names
 * @param limits how much is accepted
 */
public record Environment(
        SkillGate gate,
        @Nullable RunStateView runState,
        HostResolver resolver,
        DestinationExtractor extractor,
        @Nullable AddressPolicy floor,
        SuffixGlob suffixes,
        Limits limits) {}
