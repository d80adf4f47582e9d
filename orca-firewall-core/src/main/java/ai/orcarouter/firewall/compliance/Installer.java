/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import ai.orcarouter.firewall.compliance.PackRow.Generated;
import ai.orcarouter.firewall.compliance.PackRow.Origin;
import ai.orcarouter.firewall.compliance.PackRow.Pinned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates the documents of packs, and brings them up to a newer catalogue. One for each commit. */
final class Installer {
    private final Controls controls;
    private final ConfigDraft<?> draft;

    Installer(Controls controls, ConfigDraft<?> draft) {
        this.controls = controls;
        this.draft = draft;
    }

    /** Stores the documents of packs in observe mode; they govern nobody. */
    PackRow install(List<PackChoice> choices) {
        Map<CompliancePack, Pinned> packs = new LinkedHashMap<>();
        for (CompliancePack pack : controls.catalog().packs()) {
            choices.stream()
                    .filter(choice -> choice.key().equals(pack.key()))
                    .forEach(choice -> packs.put(pack, pinned(pack, choice)));
        }
        Map<CompliancePack, List<String>> chosen = chosen(packs);
        List<Generated> documents = new ArrayList<>();
        for (PackPlane plane : controls.planes()) {
            documents.add(generate(plane, name(plane, packs.keySet().stream().toList()), chosen));
        }
        return new PackRow(
                PackMode.OBSERVE,
                draft.actor().id(),
                draft.time(),
                packs.values().stream().toList(),
                documents,
                List.of());
    }

    private static Map<CompliancePack, List<String>> chosen(Map<CompliancePack, Pinned> packs) {
        Map<CompliancePack, List<String>> chosen = new LinkedHashMap<>();
        packs.forEach((pack, pinned) -> chosen.put(pack, pinned.controls()));
        return chosen;
    }

    private Pinned pinned(CompliancePack pack, PackChoice choice) {
        boolean all = choice.controls().isEmpty();
        List<String> ids = new ArrayList<>();
        for (PackControl control : pack.controls()) {
            if (all || choice.controls().contains(control.id())) {
                if (controls.plane(control.plane()) == null) {
                    throw new OrcaException(
                            ErrorCode.INVALID_CONFIGURATION,
                            "control " + control.id() + " needs the plane " + control.plane() + ", which is not wired");
                }
                ids.add(control.id());
            }
        }
        for (String id : choice.controls()) {
            if (!ids.contains(id)) {
                throw ConfigDraft.notFound("control " + id + " in pack " + pack.key());
            }
        }
        return new Pinned(pack.key(), pack.version(), all, ids);
    }

    /** REFERENCE 10.1; of several packs the first, and how many more, when all names together are too long. */
    private static String name(PackPlane plane, List<CompliancePack> packs) {
        String suffix =
                plane.kind().equals(DocumentKinds.FIREWALL_POLICY) ? " (Compliance \u2014 tools)" : " (Compliance)";
        String all = String.join(" + ", packs.stream().map(CompliancePack::name).toList());
        boolean fits = (all + suffix).length() <= 64;
        return (fits ? all : packs.get(0).name() + " + " + (packs.size() - 1) + " more") + suffix;
    }

    private Generated generate(PackPlane plane, String name, Map<CompliancePack, List<String>> chosen) {
        List<Declared> declared = controls.declared(plane, chosen);
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            numbered.add(RuleJson.withId(declared.get(i).rule(), i + 1L));
        }
        List<String> ordered = plane.ordered(numbered);
        String json = plane.withRules(
                CanonicalJson.write(Map.of("name", name)),
                ordered.stream().map(plane::observing).toList(),
                false);
        requireFreeName(plane, name);
        List<Declared> inOrder = ordered.stream()
                .map(rule -> declared.get((int) RuleJson.id(rule) - 1))
                .toList();
        return store(plane, name, json, inOrder);
    }

    private void requireFreeName(PackPlane plane, String name) {
        for (ConfigDocument document : stored().documents(plane.kind())) {
            if (plane.standing(document.json().orElseThrow()).name().equals(name)) {
                throw new OrcaException(
                        ErrorCode.DUPLICATE_NAME, plane.kind() + " " + document.id() + " has the name \"" + name + '"');
            }
        }
    }

    /** Stores a document whose rules, or the first of them, are those of {@code declared}, in the same order. */
    private Generated store(PackPlane plane, String name, String json, List<Declared> declared) {
        String placed = "";
        String id = "";
        for (Change change : place(plane, name, json)) {
            draft.put(change.kind(), change.id(), change.jsonOrNull());
            if (change.kind().equals(plane.kind()) && change.jsonOrNull() != null) {
                placed = change.jsonOrNull();
                id = change.id();
            }
        }
        List<String> rules = plane.rules(placed);
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            Declared each = declared.get(i);
            origins.add(new Origin(RuleJson.id(rules.get(i)), each.places(), each.rule()));
        }
        return new Generated(plane.name(), plane.kind(), id, origins);
    }

    private List<Change> place(PackPlane plane, String name, String json) {
        PolicyPlane.Document document = new PolicyPlane.Document(plane.kind(), name, json);
        requireValid(plane, document);
        return plane.placed(document, stored());
    }

    static void requireValid(PackPlane plane, PolicyPlane.Document document) {
        List<Issue> errors =
                plane.validate(document).stream().filter(Issue::isError).toList();
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
    }

    private ConfigSnapshot stored() {
        return draft.base().stored();
    }

    /** Brings an installation up to the catalogue; what was edited in the documents stays (SEMANTICS 5.7). */
    PackRow upgrade(PackRow row) {
        Map<CompliancePack, Pinned> packs = new LinkedHashMap<>();
        boolean drifted = false;
        for (Pinned old : row.packs()) {
            CompliancePack pack = controls.catalog()
                    .find(old.key())
                    .orElseThrow(() -> ConfigDraft.notFound("pack " + old.key() + " in the catalogue any more"));
            drifted |= old.version() < pack.version();
            List<String> still = old.all()
                    ? List.of()
                    : old.controls().stream()
                            .filter(id -> pack.control(id).isPresent())
                            .toList();
            packs.put(
                    pack,
                    old.all() || !still.isEmpty()
                            ? pinned(pack, new PackChoice(pack.key(), still))
                            : new Pinned(pack.key(), pack.version(), false, List.of()));
        }
        if (!drifted) {
            throw new OrcaException(ErrorCode.CONFLICT, "pack " + row.id() + " is as new as the catalogue");
        }
        Map<CompliancePack, List<String>> chosen = chosen(packs);
        List<Generated> documents = new ArrayList<>();
        for (Generated document : row.documents()) {
            PackPlane plane = controls.required(document.plane());
            documents.add(upgrade(plane, document, row.mode() == PackMode.ENFORCE, controls.declared(plane, chosen)));
        }
        return new PackRow(
                row.mode(),
                row.installer(),
                row.installedAt(),
                packs.values().stream().toList(),
                documents,
                row.bindings());
    }

    private Generated upgrade(PackPlane plane, Generated document, boolean enforce, List<Declared> declared) {
        String json = InstalledDocuments.content(stored(), document);
        Merge merge = new Merge(plane, plane.rules(json), document.origins(), enforce);
        merge.with(declared);
        String next = plane.withRules(json, merge.rules(), enforce);
        String name = plane.standing(json).name();
        String placed = "";
        for (Change change : place(plane, name, next)) {
            draft.put(change.kind(), change.id(), change.jsonOrNull());
            if (change.kind().equals(plane.kind()) && change.jsonOrNull() != null) {
                placed = change.jsonOrNull();
            }
        }
        return new Generated(document.plane(), document.kind(), document.id(), merge.origins(plane.rules(placed)));
    }
}
