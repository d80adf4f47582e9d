/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.skills.model.SkillRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which tool (REFERENCE 6.5, SEMANTICS 9.1): whoever lists it among its own tools, and the MCP server whose
 * name it begins with. Of several owners the most restrictive counts, whatever the order in which they are found, so
 * that listing somebody else's tool never helps. A list that names every tool names none.
 */
public final class OwnerIndex {
    private final Map<String, Owner> named = new HashMap<>();
    private final Map<String, List<Owner>> exact = new HashMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();
    private final Map<Owner, Set<String>> listed = new HashMap<>();
    private final List<Owner> unknown = new ArrayList<>();

    private record Prefix(String text, Owner owner) {}

    private OwnerIndex() {}

    static OwnerIndex of(Collection<SkillEntry> entries) {
        OwnerIndex index = new OwnerIndex();
        entries.forEach(index::add);
        return index;
    }

    private void add(SkillEntry entry) {
        Owner owner = Owner.of(entry);
        named.put(entry.name(), owner);
        if (owner.toolsUnknown) {
            unknown.add(owner);
        }
        SkillRecord record = entry.recordOrNull();
        if (record == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (String declared : record.allowedTools()) {
            String tool = ToolNames.canonical(declared);
            if (tool.endsWith("*")) {
                String text = tool.substring(0, tool.length() - 1);
                if (!text.isEmpty()) {
                    prefixes.add(new Prefix(text, owner));
                }
            } else if (!tool.isEmpty()) {
                names.add(tool);
                exact.computeIfAbsent(tool, key -> new ArrayList<>(1)).add(owner);
                if (owner.server) {
                    names.add(record.name() + "." + tool);
                }
            }
        }
        if (owner.server && owner.curated) {
            listed.put(owner, names);
        }
    }

    /** The standing of the capability with that name; empty when there is none. */
    public Optional<SkillStanding> named(String name, InstantSource clock) {
        Owner owner = named.get(name);
        return owner == null ? Optional.empty() : Optional.of(owner.standing(clock));
    }

    /**
     * The standing of whoever owns a tool; null when nobody does.
     *
     * @param tool canonical name
     * @param serverOrNull the server that the caller says offers it
     */
    public @Nullable SkillStanding owning(String tool, @Nullable String serverOrNull, InstantSource clock) {
        SkillStanding found = null;
        List<Owner> owners = exact.get(tool);
        if (owners != null) {
            for (Owner owner : owners) {
                // A server lists bare names of its own; elsewhere they mean nothing.
                if (!owner.server || tool.indexOf('.') >= 0) {
                    found = both(found, standing(owner, clock));
                }
            }
        }
        for (Prefix prefix : prefixes) {
            if (tool.startsWith(prefix.text)) {
                found = both(found, standing(prefix.owner, clock));
            }
        }
        if (serverOrNull != null) {
            found = both(found, underServer(named.get(serverOrNull), serverOrNull, tool, clock));
        }
        for (int dot = tool.indexOf('.'); dot > 0; dot = tool.indexOf('.', dot + 1)) {
            String server = tool.substring(0, dot);
            if (!server.equals(serverOrNull)) {
                found = both(found, underServer(named.get(server), server, tool, clock));
            }
        }
        return found;
    }

    private @Nullable SkillStanding underServer(
            @Nullable Owner owner, String server, String tool, InstantSource clock) {
        if (owner == null || !owner.server) {
            return null;
        }
        SkillStanding standing = standing(owner, clock);
        Set<String> names = listed.get(owner);
        boolean strange = names != null
                && !names.contains(tool)
                && !names.contains(server + "." + tool)
                && prefixes.stream().noneMatch(prefix -> prefix.owner == owner && tool.startsWith(prefix.text));
        return strange
                ? Standings.stricter(
                        standing, new SkillStanding(standing.skillOrNull(), SkillStanding.Mode.UNATTRIBUTED))
                : standing;
    }

    private SkillStanding standing(Owner owner, InstantSource clock) {
        SkillStanding standing = owner.standing(clock);
        return owner.provisional ? Standings.stricter(standing, fallback(clock)) : standing;
    }

    /**
     * The standing of a tool that nobody owns: held, and denied while a capability is blocked whose tools are not
     * known, because it may be one of them.
     */
    public SkillStanding fallback(InstantSource clock) {
        SkillStanding strictest = SkillStanding.unattributed();
        for (Owner owner : unknown) {
            strictest = Standings.stricter(strictest, owner.standing(clock));
        }
        return strictest.mode() == SkillStanding.Mode.BLOCK ? strictest : SkillStanding.unattributed();
    }

    private static @Nullable SkillStanding both(@Nullable SkillStanding first, @Nullable SkillStanding second) {
        if (first == null) {
            return second;
        }
        return second == null ? first : Standings.stricter(first, second);
    }
}
