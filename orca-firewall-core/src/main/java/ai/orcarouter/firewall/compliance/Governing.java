/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.compliance.PackInstallation.Binding;
import ai.orcarouter.firewall.compliance.PackRow.Generated;
import ai.orcarouter.firewall.compliance.PackRow.Origin;
import ai.orcarouter.firewall.compliance.PackRow.Pinned;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets packs govern keys, and ends that. One for each commit; every document is written once, at the end. */
final class Governing {
    private final Controls controls;
    private final ConfigDraft<?> draft;
    private final ConfigSnapshot stored;
    private final Map<Long, AgentKey> keys = new LinkedHashMap<>();
    private final Map<Long, AgentKey> changedKeys = new LinkedHashMap<>();
    private final Map<List<String>, @Nullable String> changes = new LinkedHashMap<>();

    Governing(Controls controls, ConfigDraft<?> draft) {
        this.controls = controls;
        this.draft = draft;
        stored = draft.base().stored();
        InstalledDocuments.keys(stored).forEach(key -> keys.put(key.id(), key));
    }

    /** The row of an installation that enforces and also governs {@code targets}. */
    PackRow goLive(PackRow row, PackTargets targets) {
        List<Binding> bindings = new ArrayList<>(row.bindings());
        for (Generated document : row.documents()) {
            PackPlane plane = controls.required(document.plane());
            String json = enforcing(plane, row, document);
            put(document.kind(), document.id(), json);
            if (!plane.rules(json).isEmpty()) {
                for (long key : targets.keys()) {
                    bind(document, key, bindings);
                }
                if (targets.workspaceDefault()) {
                    promote(plane, document, bindings);
                }
            }
        }
        store();
        return row.with(PackMode.ENFORCE, row.documents(), bindings);
    }

    /** The document once it enforces. One that enforces already stays as it is, with whatever was edited in it. */
    private String enforcing(PackPlane plane, PackRow row, Generated document) {
        String json = InstalledDocuments.content(stored, document);
        if (!plane.standing(json).enabled()) {
            throw new OrcaException(
                    ErrorCode.CONFLICT,
                    document.kind() + " " + document.id() + " of the pack is switched off; switch it on first");
        }
        if (row.mode() == PackMode.ENFORCE) {
            return json;
        }
        Map<Long, String> declared = new LinkedHashMap<>();
        for (Origin origin : document.origins()) {
            declared.put(origin.rule(), RuleJson.withId(origin.live(), Math.max(1, origin.rule())));
        }
        List<String> rules = plane.rules(json).stream()
                .map(rule -> {
                    String original = declared.get(RuleJson.id(rule));
                    return original == null ? rule : plane.enforcing(rule, original);
                })
                .toList();
        String next = plane.withRules(json, rules, true);
        Installer.requireValid(
                plane,
                new PolicyPlane.Document(plane.kind(), plane.standing(json).name(), next));
        return next;
    }

    private void bind(Generated document, long keyId, List<Binding> bindings) {
        AgentKey key = keys.get(keyId);
        if (key == null) {
            throw ConfigDraft.notFound("key " + keyId);
        }
        long own = Long.parseLong(document.id());
        long attached = InstalledDocuments.attached(key, document.kind());
        if (attached == own) {
            return;
        }
        requireNotOfAnotherPack(document.kind(), attached, "key " + keyId);
        bindings.removeIf(binding -> binding.kind().equals(document.kind()) && binding.key() == keyId);
        bindings.add(new Binding(document.kind(), keyId, attached));
        change(InstalledDocuments.attach(key, document.kind(), own));
    }

    /** Two packs govern a key only together, by one document (SEMANTICS 10.1). */
    private void requireNotOfAnotherPack(String kind, long id, String whom) {
        for (PackRow row : InstalledDocuments.rows(stored)) {
            for (Generated other : row.documents()) {
                if (other.kind().equals(kind) && other.id().equals(Long.toString(id))) {
                    throw new OrcaException(
                            ErrorCode.CONFLICT,
                            whom + " is governed by pack " + row.id() + "; let this pack join that one");
                }
            }
        }
    }

    private void promote(PackPlane plane, Generated document, List<Binding> bindings) {
        String own = now(document.kind(), document.id());
        if (own == null || plane.standing(own).isDefault()) {
            return;
        }
        long previous = 0;
        for (ConfigDocument other : stored.documents(plane.kind())) {
            String json = now(other.kind(), other.id());
            if (json != null
                    && !other.id().equals(document.id())
                    && plane.standing(json).isDefault()) {
                previous = Long.parseLong(other.id());
                requireNotOfAnotherPack(document.kind(), previous, "the workspace's default");
                put(other.kind(), other.id(), plane.withDefault(json, false));
            }
        }
        put(document.kind(), document.id(), plane.withDefault(own, true));
        bindings.removeIf(binding -> binding.kind().equals(document.kind()) && binding.key() == 0);
        bindings.add(new Binding(document.kind(), 0, previous));
    }

    /** The row of an installation that only observes again; it goes on governing whom it governs. */
    PackRow observe(PackRow row) {
        if (row.mode() == PackMode.OBSERVE) {
            throw new OrcaException(ErrorCode.CONFLICT, "pack " + row.id() + " observes already");
        }
        List<Generated> documents = new ArrayList<>();
        for (Generated document : row.documents()) {
            PackPlane plane = controls.required(document.plane());
            String json = InstalledDocuments.content(stored, document);
            Map<Long, String> live = new LinkedHashMap<>();
            document.origins().forEach(origin -> live.put(origin.rule(), origin.live()));
            List<String> rules = new ArrayList<>();
            for (String rule : plane.rules(json)) {
                if (live.containsKey(RuleJson.id(rule))) {
                    live.put(RuleJson.id(rule), RuleJson.bare(rule));
                    rules.add(plane.observing(rule));
                } else {
                    rules.add(rule);
                }
            }
            put(document.kind(), document.id(), plane.withRules(json, rules, false));
            documents.add(document.withOrigins(document.origins().stream()
                    .map(each -> new Origin(
                            each.rule(), each.places(), each.declared(), live.getOrDefault(each.rule(), each.live())))
                    .toList()));
        }
        store();
        return row.with(PackMode.OBSERVE, documents, row.bindings());
    }

    /**
     * The row of {@code host} once {@code joining}, which observes, is part of it. What governed nobody for want of
     * rules now governs whom the host's other documents govern.
     */
    PackRow join(PackRow joining, PackRow host) {
        if (joining.mode() == PackMode.ENFORCE) {
            throw new OrcaException(
                    ErrorCode.CONFLICT, "pack " + joining.id() + " enforces; let it go back to observing first");
        }
        List<Generated> documents = new ArrayList<>();
        List<Generated> filled = new ArrayList<>();
        for (Generated document : host.documents()) {
            PackPlane plane = controls.required(document.plane());
            String json = InstalledDocuments.content(stored, document);
            Union union = new Union(plane, host.mode() == PackMode.ENFORCE, plane.rules(json), document.origins());
            joining.document(document.plane())
                    .ifPresent(other ->
                            union.add(plane.rules(InstalledDocuments.content(stored, other)), other.origins()));
            String next = plane.withRules(json, union.rules(), host.mode() == PackMode.ENFORCE);
            Installer.requireValid(
                    plane,
                    new PolicyPlane.Document(plane.kind(), plane.standing(json).name(), next));
            put(document.kind(), document.id(), next);
            documents.add(document.withOrigins(union.origins()));
            if (plane.rules(json).isEmpty() && !union.rules().isEmpty()) {
                filled.add(document);
            }
        }
        for (Generated other : joining.documents()) {
            if (host.document(other.plane()).isEmpty() && !other.origins().isEmpty()) {
                throw new OrcaException(
                        ErrorCode.CONFLICT,
                        "pack " + host.id() + " has no document in " + other.plane() + "; install it anew");
            }
        }
        removeDocuments(joining);
        List<Binding> bindings = new ArrayList<>(host.bindings());
        for (Generated document : filled) {
            for (Binding binding : host.bindings()) {
                if (binding.key() == 0) {
                    promote(controls.required(document.plane()), document, bindings);
                } else if (keys.containsKey(binding.key())) {
                    bind(document, binding.key(), bindings);
                }
            }
        }
        store();
        List<Pinned> packs = new ArrayList<>(host.packs());
        packs.addAll(joining.packs());
        return new PackRow(host.mode(), host.installer(), host.installedAt(), packs, documents, bindings);
    }

    /** Deletes the documents of an installation; whom it governed gets back what governed it before. */
    void uninstall(PackRow row) {
        removeDocuments(row);
        store();
    }

    private void removeDocuments(PackRow row) {
        for (Generated document : row.documents()) {
            PackPlane plane = controls.required(document.plane());
            for (AgentKey key : keys.values()) {
                release(row, document, key);
            }
            demote(row, plane, document);
            if (now(document.kind(), document.id()) != null) {
                put(document.kind(), document.id(), null);
            }
        }
    }

    private void release(PackRow row, Generated document, AgentKey key) {
        if (InstalledDocuments.attached(key, document.kind()) != Long.parseLong(document.id())) {
            return;
        }
        for (Binding binding : row.bindings()) {
            if (binding.kind().equals(document.kind()) && binding.key() == key.id()) {
                boolean there = now(document.kind(), Long.toString(binding.previous())) != null;
                change(InstalledDocuments.attach(key, document.kind(), there ? binding.previous() : 0));
                return;
            }
        }
        throw stillGoverns(document, key.toString());
    }

    private void demote(PackRow row, PackPlane plane, Generated document) {
        String json = now(document.kind(), document.id());
        if (json == null || !plane.standing(json).isDefault()) {
            return;
        }
        for (Binding binding : row.bindings()) {
            if (binding.kind().equals(document.kind()) && binding.key() == 0) {
                String id = Long.toString(binding.previous());
                String before = now(document.kind(), id);
                if (before != null) {
                    put(document.kind(), id, plane.withDefault(before, true));
                }
                return;
            }
        }
        throw stillGoverns(document, "every key without one of its own");
    }

    private static OrcaException stillGoverns(Generated document, String whom) {
        return new OrcaException(
                ErrorCode.STILL_REFERENCED,
                document.kind() + " " + document.id() + " governs " + whom + ", not by going live");
    }

    private @Nullable String now(String kind, String id) {
        List<String> place = List.of(kind, id);
        return changes.containsKey(place)
                ? changes.get(place)
                : stored.document(kind, id).flatMap(ConfigDocument::json).orElse(null);
    }

    private void put(String kind, String id, @Nullable String json) {
        changes.put(List.of(kind, id), json);
    }

    private void change(AgentKey key) {
        keys.replace(key.id(), key);
        changedKeys.put(key.id(), key);
    }

    private void store() {
        changes.forEach((place, json) -> {
            boolean same = stored.document(place.get(0), place.get(1))
                    .flatMap(ConfigDocument::json)
                    .map(before -> before.equals(json))
                    .orElse(json == null);
            if (!same) {
                draft.put(place.get(0), place.get(1), json);
            }
        });
        for (AgentKey key : changedKeys.values()) {
            AgentKey next = key.toBuilder().version(key.version() + 1).build();
            draft.put(DocumentKinds.KEY, Long.toString(key.id()), AgentKeyCodec.encode(next));
        }
    }
}
