/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import ai.orcarouter.firewall.spi.RunStateView;
import ai.orcarouter.firewall.spi.SkillGate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything besides policy and call that a decision depends on.
 *
 * @param resolver finds addresses of names
 * @param gate says who owns a call
 * @param runStateOrNull what a run has done; null where no rule asks
 * @param sanitizers sanitizers of the host by name
 * @param suffixGlob how {@code *.exec} treats {@code exec}
 * @param limits how much is accepted
 * @param extraction destinations of a call, the stated ones included; asked only when its arguments have no fault
 */
public record ReferenceWorld(
        HostResolver resolver,
        SkillGate gate,
        @Nullable RunStateView runStateOrNull,
        Map<String, ArgumentSanitizer> sanitizers,
        SuffixGlob suffixGlob,
        Limits limits,
        Function<ToolCall, Extraction> extraction) {

    /** Copies the sanitizers. */
    public ReferenceWorld {
        sanitizers = Map.copyOf(sanitizers);
    }

    /** No names, no owners, no runs, no sanitizers, default switches, and this extraction. */
    public static ReferenceWorld plain(Function<ToolCall, Extraction> extraction) {
        return new ReferenceWorld(
                HostResolver.none(),
                call -> SkillStanding.ungoverned(),
                null,
                Map.of(),
                SuffixGlob.MATCHES_BARE,
                Limits.defaults(),
                extraction);
    }

    /** The same world with this resolver. */
    public ReferenceWorld withResolver(HostResolver value) {
        return new ReferenceWorld(value, gate, runStateOrNull, sanitizers, suffixGlob, limits, extraction);
    }

    /** The same world with this gate. */
    public ReferenceWorld withGate(SkillGate value) {
        return new ReferenceWorld(resolver, value, runStateOrNull, sanitizers, suffixGlob, limits, extraction);
    }

    /** The same world with this view of runs. */
    public ReferenceWorld withRunState(RunStateView value) {
        return new ReferenceWorld(resolver, gate, value, sanitizers, suffixGlob, limits, extraction);
    }

    /** The same world with these sanitizers of the host. */
    public ReferenceWorld withSanitizers(Map<String, ArgumentSanitizer> value) {
        return new ReferenceWorld(resolver, gate, runStateOrNull, value, suffixGlob, limits, extraction);
    }

    /** The same world with this suffix switch. */
    public ReferenceWorld withSuffixGlob(SuffixGlob value) {
        return new ReferenceWorld(resolver, gate, runStateOrNull, sanitizers, value, limits, extraction);
    }

    /** The same world with these limits. */
    public ReferenceWorld withLimits(Limits value) {
        return new ReferenceWorld(resolver, gate, runStateOrNull, sanitizers, suffixGlob, value, extraction);
    }
}
