/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.config.CompiledConfig;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.DocumentFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The skills of a workspace at one revision, and which of them owns which tool. Immutable. */
public final class SkillSnapshot implements CompiledConfig {
    private final ConfigSnapshot stored;
    private final Map<String, SkillEntry> entries = new LinkedHashMap<>();
    private final List<DocumentFault> faults = new ArrayList<>();
    private final OwnerIndex owners;

    private SkillSnapshot(ConfigSnapshot stored, @Nullable SkillSnapshot previous) {
        this.stored = stored;
        boolean same = previous != null;
        for (ConfigDocument document : stored.documents()) {
            if (document.kind().equals(DocumentKinds.SKILL)) {
                SkillEntry known = previous == null ? null : previous.entries.get(document.id());
                SkillEntry entry =
                        known != null && known.document().equals(document) ? known : SkillEntry.read(document);
                same &= known != null && known.document().equals(document);
                entries.put(document.id(), entry);
                if (!entry.fault().isEmpty()) {
                    faults.add(new DocumentFault(document.kind(), document.id(), document.version(), entry.fault()));
                }
            }
        }
        boolean unchanged = same && previous != null && previous.entries.size() == entries.size();
        owners = unchanged && previous != null ? previous.owners : OwnerIndex.of(entries.values());
    }

    /** Reads what is stored; what did not change since {@code previous} is shared with it. */
    public static SkillSnapshot of(ConfigSnapshot stored, @Nullable SkillSnapshot previous) {
        return new SkillSnapshot(stored, previous);
    }

    /** Every record, by name. */
    public Collection<SkillEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** A record. */
    public Optional<SkillEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Documents that cannot be used. */
    public List<DocumentFault> faults() {
        return List.copyOf(faults);
    }

    /** Who owns which tool. */
    public OwnerIndex owners() {
        return owners;
    }

    @Override
    public ConfigSnapshot stored() {
        return stored;
    }
}
