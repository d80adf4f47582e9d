/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.GuardedResolver;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.firewall.internal.evaluate.Environment;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import ai.orcarouter.firewall.spi.DecisionRecorder;
import ai.orcarouter.firewall.spi.RunStateView;
import ai.orcarouter.firewall.spi.SkillGate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wires a {@link FirewallEngine}. Only {@link #policy} is required. Not thread-safe. */
public final class FirewallEngineBuilder {
    private @Nullable FirewallPolicy policy;
    private SkillGate gate = SkillGate.NONE;
    private @Nullable RunStateView runState;
    private @Nullable HostResolver resolver;
    private DestinationExtractor extractor = DestinationExtractor.defaults();
    private @Nullable AddressPolicy floor;
    private SuffixGlob suffixes = SuffixGlob.MATCHES_BARE;
    private Limits limits = Limits.defaults();
    private @Nullable DecisionRecorder recorder;
    private final Map<String, ArgumentSanitizer> sanitizers = new LinkedHashMap<>();

    FirewallEngineBuilder() {}

    /** The policy to judge by. */
    public FirewallEngineBuilder policy(FirewallPolicy value) {
        policy = value;
        return this;
    }

    /** Who owns a call; by default nobody does. */
    public FirewallEngineBuilder skillGate(SkillGate value) {
        gate = value;
        return this;
    }

    /** What a run has done, which rules with a sequence or a budget need; without it such rules are refused. */
    public FirewallEngineBuilder runState(RunStateView value) {
        runState = value;
        return this;
    }

    /**
     * Finds addresses of names for egress rules with address entries. By default no name resolves, so that such rules
     * take every name as unresolvable and nothing leaves the process.
     */
    public FirewallEngineBuilder resolver(HostResolver value) {
        resolver = value;
        return this;
    }

    /** Finds destinations in arguments; configure it with hints about your tools. */
    public FirewallEngineBuilder extractor(DestinationExtractor value) {
        extractor = value;
        return this;
    }

    /**
     * Refuses, whatever the policy says, every destination that this address policy refuses (SEMANTICS 2.5). By default
     * only the policy's rules are applied here, and the guard at the dial applies the address policy.
     */
    public FirewallEngineBuilder egressFloor(AddressPolicy value) {
        floor = value;
        return this;
    }

    /** How {@code *.exec} treats the bare name {@code exec}; by default it matches. */
    public FirewallEngineBuilder suffixGlob(SuffixGlob value) {
        suffixes = value;
        return this;
    }

    /** How much is accepted. */
    public FirewallEngineBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    /** Makes a sanitizer known under the name that policies call it by. */
    public FirewallEngineBuilder sanitizer(String name, ArgumentSanitizer value) {
        sanitizers.put(name, value);
        return this;
    }

    /** Told of every decision made in earnest. */
    public FirewallEngineBuilder recorder(DecisionRecorder value) {
        recorder = value;
        return this;
    }

    /**
     * The engine.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} without a policy, and with
     *     {@link ErrorCode#INVALID_DOCUMENT} and every fault when the policy is not valid
     */
    public FirewallEngine build() {
        if (policy == null) {
            throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "an engine needs a policy");
        }
        return new FirewallEngine(configuration(), policy);
    }

    /** Everything but the policy. */
    EngineConfiguration configuration() {
        Environment environment =
                new Environment(gate, runState, guardedResolver(), extractor, floor, suffixes, limits);
        return new EngineConfiguration(environment, sanitizers, recorder);
    }

    /** A host's resolver may hang, throw or lie; one that resolves nothing needs no threads to guard it. */
    private HostResolver guardedResolver() {
        return resolver == null ? HostResolver.none() : new GuardedResolver(resolver);
    }
}
