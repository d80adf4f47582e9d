/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.PackPlane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The planes of a workspace, and the rules that the controls of a catalogue consist of in them. Immutable. */
final class Controls {
    private final ComplianceCatalog catalog;
    private final List<PackPlane> planes;
    private final Map<String, List<String>> rules = new HashMap<>();

    /**
     * Reads every control of the planes that are wired.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when a control asks for a template that its
     *     plane does not have, and with {@link ErrorCode#INVALID_DOCUMENT} when its rules cannot be read
     */
    Controls(ComplianceCatalog catalog, List<PackPlane> planes) {
        this.catalog = catalog;
        this.planes = planes;
        for (PackPlane plane : planes) {
            Map<String, String> templates = new HashMap<>();
            plane.templates().forEach(template -> templates.put(template.id(), template.yaml()));
            Map<String, List<String>> presets = new HashMap<>();
            for (CompliancePack pack : catalog.packs()) {
                for (PackControl control : pack.controls()) {
                    if (control.plane().equals(plane.name())) {
                        rules.put(reference(pack.key(), control.id()), rules(plane, control, templates, presets));
                    }
                }
            }
        }
    }

    private static List<String> bare(PackPlane plane, String document) {
        return plane.rules(document).stream().map(RuleJson::bare).toList();
    }

    private static List<String> rules(
            PackPlane plane, PackControl control, Map<String, String> templates, Map<String, List<String>> presets) {
        List<String> out = new ArrayList<>();
        for (String preset : control.presets()) {
            String template = templates.get(preset);
            if (template == null) {
                throw new OrcaException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "control " + control.id() + " asks for " + preset + ", which " + plane.name()
                                + " does not have");
            }
            out.addAll(presets.computeIfAbsent(preset, id -> bare(plane, template)));
        }
        if (!control.document().isEmpty()) {
            out.addAll(bare(plane, control.document()));
        }
        return out;
    }

    static String reference(String pack, String control) {
        return pack + "/" + control;
    }

    ComplianceCatalog catalog() {
        return catalog;
    }

    /** Refuses what the catalogue does not have. */
    void requirePack(String key) {
        if (catalog.find(key).isEmpty()) {
            throw ConfigDraft.notFound("pack " + key);
        }
    }

    List<PackPlane> planes() {
        return planes;
    }

    /** The plane of that name; null when it is not wired. */
    @Nullable
    PackPlane plane(String name) {
        for (PackPlane plane : planes) {
            if (plane.name().equals(name)) {
                return plane;
            }
        }
        return null;
    }

    /** The plane of that name, which something is stored in. */
    PackPlane required(String name) {
        PackPlane plane = plane(name);
        if (plane == null) {
            throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "the plane " + name + " is not wired");
        }
        return plane;
    }

    /** The rules of a control, without ids; none when its plane is not wired. */
    List<String> rules(String pack, String control) {
        return rules.getOrDefault(reference(pack, control), List.of());
    }

    /** The rules of chosen controls in one plane; equal ones are one. */
    List<Declared> declared(PackPlane plane, Map<CompliancePack, List<String>> chosen) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        chosen.forEach((pack, controls) -> {
            for (PackControl control : pack.controls()) {
                if (control.plane().equals(plane.name()) && controls.contains(control.id())) {
                    List<String> own = rules(pack.key(), control.id());
                    for (int i = 0; i < own.size(); i++) {
                        places.computeIfAbsent(own.get(i), rule -> new ArrayList<>())
                                .add(reference(pack.key(), control.id()) + "#" + i);
                    }
                }
            }
        });
        List<Declared> out = new ArrayList<>();
        places.forEach((rule, where) -> out.add(new Declared(rule, List.copyOf(where))));
        return out;
    }
}
