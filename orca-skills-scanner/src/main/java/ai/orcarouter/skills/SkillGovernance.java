/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.spi.SkillGate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/**
 * Puts the mode of the capability that owns a tool over every verdict of a workspace's firewall (REFERENCE 6.4 and 6.5,
 * SEMANTICS 3.6 and 9.1).
 *
 * <pre>{@code
 * OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
 *     .skillGovernance(SkillGovernance.builder().hostTools(List.of("Bash", "Read")).build())
 *     .build();
 * SkillRegistry skills = SkillRegistry.of(workspace);
 * }</pre>
 *
 * <p>Who owns a call, in this order, and the most restrictive of several owners:
 *
 * <ol>
 *   <li>a tool of the host itself belongs to the skill that the call names as active, or to nobody;
 *   <li>whoever lists the tool among its own;
 *   <li>the MCP server that the call names, and every one whose name and a dot the tool's name begins with;
 *   <li>nobody that is known: the call is held, and denied while a capability is blocked whose tools are not known. The
 *       same holds for tools of what was only seen at run time, until a person has looked at it.
 * </ol>
 *
 * <p>A skill that the call names is asked in any case, and can only tighten. An owner that is not registered is
 * registered in the background as auto-detected, with what was seen of it; that record is at least quarantined until it
 * is reviewed. A record that cannot be read holds the calls of its tools, and so does a configuration that cannot be
 * read.
 *
 * <p>Immutable and thread-safe; the gates it makes read no store and take no lock.
 */
public final class SkillGovernance implements Function<WorkspaceServices, SkillGate> {
    private final List<String> hostTools;
    private final boolean detects;
    private final Executor executor;

    private SkillGovernance(Builder from) {
        hostTools = from.hostTools;
        detects = from.detects;
        executor = from.executor;
    }

    /** A builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The gate of a workspace, for {@link OrcaWorkspaceBuilder#skillGovernance}. */
    @Override
    public SkillGate apply(WorkspaceServices services) {
        SkillConfiguration configuration = new SkillConfiguration(services);
        Sightings sightings = detects ? new Detector(configuration, executor) : sighting -> {};
        return new RegistryGate(configuration, hostTools, sightings);
    }

    /** Chooses how calls are attributed. Not thread-safe. */
    public static final class Builder {
        private List<String> hostTools = List.of();
        private boolean detects = true;
        private Executor executor = ForkJoinPool.commonPool();

        private Builder() {}

        /**
         * Tools that the host itself provides, by canonical name; one that ends in {@code *} stands for all that begin
         * so. They have no owner but the skill that a call names as active.
         */
        public Builder hostTools(Collection<String> names) {
            hostTools = List.copyOf(names);
            return this;
        }

        /** Whether owners that are not registered are registered as auto-detected; they are held in any case. */
        public Builder detection(boolean value) {
            detects = value;
            return this;
        }

        /** What runs the registration of what was detected; by default the common pool. */
        public Builder detectOn(Executor value) {
            executor = value;
            return this;
        }

        /** The governance. */
        public SkillGovernance build() {
            return new SkillGovernance(this);
        }
    }
}
