/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.config.CompiledConfig;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.model.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guardrails of a workspace at one revision, compiled, and what was marked as false positives. Screening by it
 * reads no store and takes no lock. Immutable; what did not change since the previous snapshot is shared with it.
 */
public final class GuardrailSnapshot implements CompiledConfig {
    private static final GuardrailResolution UNGUARDED = new GuardrailResolution.Unguarded();

    private final ConfigSnapshot stored;
    private final Map<String, GuardrailEntry> entries = new LinkedHashMap<>();
    private final Map<String, Suppression> suppressions = new LinkedHashMap<>();
    private final List<DocumentFault> faults = new ArrayList<>();
    private final Map<Long, GuardrailResolution> attached = new HashMap<>();
    private final GuardrailResolution unattached;

    private GuardrailSnapshot(
            ConfigSnapshot stored,
            @Nullable GuardrailSnapshot previous,
            GuardrailDocuments documents,
            Fingerprints fingerprints) {
        this.stored = stored;
        for (ConfigDocument document : stored.documents()) {
            switch (document.kind()) {
                case DocumentKinds.GUARDRAIL -> add(document, previous, documents);
                case DocumentKinds.GUARDRAIL_SUPPRESSION ->
                    SuppressionJson.read(document)
                            .ifPresentOrElse(
                                    found -> suppressions.put(found.fingerprint(), found),
                                    () -> faults.add(fault(document, "cannot be read, so it suppresses nothing")));
                default -> {}
            }
        }
        Map<Long, Map<Long, Set<String>>> marked = new HashMap<>();
        suppressions
                .values()
                .forEach(each -> marked.computeIfAbsent(each.guardrailId(), id -> new HashMap<>())
                        .computeIfAbsent(each.ruleId(), id -> new HashSet<>())
                        .add(each.fingerprint()));
        for (GuardrailEntry entry : entries.values()) {
            long id = Ids.parse(entry.document().id());
            attached.put(
                    id, resolution(entry, new MarkedFindings(fingerprints, id, marked.getOrDefault(id, Map.of()))));
        }
        unattached = byDefault();
    }

    /**
     * Reads and compiles what is stored.
     *
     * @param previous an earlier snapshot of the same workspace, from which unchanged parts are taken
     */
    public static GuardrailSnapshot of(
            ConfigSnapshot stored,
            @Nullable GuardrailSnapshot previous,
            GuardrailDocuments documents,
            Fingerprints fingerprints) {
        return new GuardrailSnapshot(stored, previous, documents, fingerprints);
    }

    private void add(ConfigDocument document, @Nullable GuardrailSnapshot previous, GuardrailDocuments documents) {
        GuardrailEntry known = previous == null ? null : previous.entries.get(document.id());
        GuardrailEntry entry =
                known != null && known.document().equals(document) ? known : GuardrailEntry.read(document, documents);
        entries.put(document.id(), entry);
        if (entry.isBroken()) {
            faults.add(fault(document, entry.fault()));
        }
    }

    private static DocumentFault fault(ConfigDocument document, String message) {
        return new DocumentFault(document.kind(), document.id(), document.version(), message);
    }

    private static GuardrailResolution resolution(GuardrailEntry entry, MarkedFindings marked) {
        if (entry.isBroken()) {
            return new GuardrailResolution.Unavailable(
                    "guardrail " + entry.document().id() + " " + entry.fault());
        }
        CompiledGuardrail compiled = entry.compiledOrNull();
        if (compiled == null) {
            return UNGUARDED;
        }
        return new GuardrailResolution.Guarded(
                entry.document().version(), marked.byRule().isEmpty() ? compiled : compiled.suppressing(marked));
    }

    /** What screens for keys without a guardrail of their own. One that cannot be read may be the default. */
    private GuardrailResolution byDefault() {
        List<GuardrailEntry> defaults = entries.values().stream()
                .filter(GuardrailEntry::isEnabledDefault)
                .toList();
        if (defaults.size() > 1) {
            return new GuardrailResolution.Unavailable("the workspace has more than one default guardrail");
        }
        if (defaults.size() == 1) {
            return resolve(Ids.parse(defaults.get(0).document().id()));
        }
        for (GuardrailEntry entry : entries.values()) {
            if (entry.guardrailOrNull() == null) {
                return new GuardrailResolution.Unavailable(
                        "guardrail " + entry.document().id() + ", which may be the default, " + entry.fault());
            }
        }
        return UNGUARDED;
    }

    /**
     * Which guardrail screens the texts of a key. A key that is attached to a guardrail which does not exist is in an
     * order that no administration brings about, so nothing is screened by anything less than that guardrail.
     *
     * @param guardrailId the key's {@code guardrail_id}; 0 for a key without, or no key at all
     */
    public GuardrailResolution resolve(long guardrailId) {
        if (guardrailId == 0) {
            return unattached;
        }
        GuardrailResolution found = attached.get(guardrailId);
        return found != null
                ? found
                : new GuardrailResolution.Unavailable("guardrail " + guardrailId + " does not exist");
    }

    /** Every stored guardrail, those that cannot be used among them, in the order of their documents. */
    public Collection<GuardrailEntry> entries() {
        return entries.values();
    }

    /** A stored guardrail. */
    public Optional<GuardrailEntry> entry(long id) {
        return Optional.ofNullable(entries.get(Long.toString(id)));
    }

    /** What was marked as false positives, by fingerprint. */
    public Map<String, Suppression> suppressions() {
        return Collections.unmodifiableMap(suppressions);
    }

    /** Every document that cannot be used. */
    public List<DocumentFault> faults() {
        return List.copyOf(faults);
    }

    @Override
    public ConfigSnapshot stored() {
        return stored;
    }
}
