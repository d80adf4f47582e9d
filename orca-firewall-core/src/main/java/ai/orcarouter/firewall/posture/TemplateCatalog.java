/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.firewall.FirewallPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents to start from, of every plane (REFERENCE 2.14 and 4.15): rule presets, policy templates for kinds of
 * agents, guardrail presets. Using one copies it; later changes of the template change no copy. Immutable and
 * thread-safe.
 */
public final class TemplateCatalog {
    private final List<PolicyTemplate> templates;

    private TemplateCatalog(List<PolicyTemplate> templates) {
        this.templates = List.copyOf(templates);
    }

    /**
     * The catalogue of the firewall and of other planes.
     *
     * @param others the planes beside the firewall, such as that of the guardrails
     */
    public static TemplateCatalog of(PolicyPlane... others) {
        List<PolicyTemplate> templates =
                new ArrayList<>(FirewallPlane.standard().templates());
        for (PolicyPlane plane : others) {
            templates.addAll(plane.templates());
        }
        return new TemplateCatalog(templates);
    }

    /** All of them, by plane, in the order to show them. */
    public List<PolicyTemplate> all() {
        return templates;
    }

    /** Those of a category. */
    public List<PolicyTemplate> inCategory(String category) {
        return templates.stream()
                .filter(template -> template.category().equals(category))
                .toList();
    }

    /** The one with that id in that plane. */
    public Optional<PolicyTemplate> find(String plane, String id) {
        return templates.stream()
                .filter(template ->
                        template.plane().equals(plane) && template.id().equals(id))
                .findFirst();
    }
}
