/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.SkillGate;
import ai.orcarouter.skills.internal.registry.OwnerIndex;
import ai.orcarouter.skills.internal.registry.SkillSnapshot;
import ai.orcarouter.skills.internal.registry.Standings;
import ai.orcarouter.skills.model.SkillKind;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says by the registered skills of a workspace who owns a call. */
final class RegistryGate implements SkillGate {
    private final SkillConfiguration configuration;
    private final InstantSource clock;
    private final Set<String> hostTools = new HashSet<>();
    private final List<String> hostPrefixes;
    private final Sightings sightings;

    RegistryGate(SkillConfiguration configuration, List<String> hostTools, Sightings sightings) {
        this.configuration = configuration;
        this.sightings = sightings;
        clock = configuration.clock();
        hostTools.stream().filter(tool -> !tool.endsWith("*")).forEach(this.hostTools::add);
        hostPrefixes = hostTools.stream()
                .filter(tool -> tool.endsWith("*"))
                .map(tool -> tool.substring(0, tool.length() - 1))
                .toList();
    }

    @Override
    public SkillStanding standing(ToolCall call) {
        Optional<SkillSnapshot> snapshot = configuration.current();
        if (snapshot.isEmpty()) {
            return SkillStanding.unattributed();
        }
        OwnerIndex owners = snapshot.get().owners();
        SkillStanding active = active(owners, call);
        String server = call.server().orElse(null);
        String tool = call.tool();
        if (tool.isEmpty() || (server == null && isHostTool(tool))) {
            return active == null ? SkillStanding.ungoverned() : active;
        }
        SkillStanding owner = owners.owning(tool, server, clock);
        if (owner == null) {
            see(tool, server);
            owner = owners.fallback(clock);
        }
        return active == null ? owner : Standings.stricter(owner, active);
    }

    /** The standing of the skill that the call names; null when it names none. */
    private @Nullable SkillStanding active(OwnerIndex owners, ToolCall call) {
        String name = call.skill().orElse(null);
        if (name == null) {
            return null;
        }
        Optional<SkillStanding> known = owners.named(name, clock);
        if (known.isEmpty()) {
            sightings.seen(new Sighting(name, SkillKind.SKILL, call.tool()));
            return SkillStanding.unattributed();
        }
        return known.get();
    }

    private void see(String tool, @Nullable String server) {
        int dot = tool.indexOf('.');
        if (server != null) {
            sightings.seen(new Sighting(server, SkillKind.MCP_SERVER, tool));
        } else if (dot > 0) {
            sightings.seen(new Sighting(tool.substring(0, dot), SkillKind.MCP_SERVER, tool));
        }
    }

    private boolean isHostTool(String tool) {
        if (hostTools.contains(tool)) {
            return true;
        }
        for (String prefix : hostPrefixes) {
            if (tool.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
