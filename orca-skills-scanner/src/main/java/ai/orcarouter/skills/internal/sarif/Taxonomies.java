/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.sarif;

import ai.orcarouter.skills.model.ThreatClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The public catalogues that rules refer to, and how a class of threat is related to them. */
final class Taxonomies {
    private record Catalogue(String name, String organization) {}

    private static final List<Catalogue> CATALOGUES = List.of(
            new Catalogue("OWASP-AST10-2026", "OWASP"),
            new Catalogue("OWASP-ASI-2026", "OWASP"),
            new Catalogue("OWASP-LLM-2025", "OWASP"),
            new Catalogue("MITRE-ATLAS", "MITRE"),
            new Catalogue("CWE", "MITRE"));

    private final List<TreeSet<String>> used = new ArrayList<>();

    Taxonomies() {
        CATALOGUES.forEach(each -> used.add(new TreeSet<>()));
    }

    private static List<List<String>> ids(ThreatClass threat) {
        return List.of(threat.ast10(), threat.asi(), threat.llm(), threat.atlas(), threat.cwe());
    }

    /** The relationships of a rule about such threats. */
    List<Object> relationships(ThreatClass threat) {
        List<Object> out = new ArrayList<>();
        List<List<String>> ids = ids(threat);
        for (int i = 0; i < ids.size(); i++) {
            for (String id : ids.get(i)) {
                used.get(i).add(id);
                Map<String, Object> target = SarifLog.members("id", id, "toolComponent", reference(i));
                out.add(SarifLog.members("target", target, "kinds", List.of("relevant")));
            }
        }
        return out;
    }

    /** The same ids as tags. */
    static List<String> tags(ThreatClass threat) {
        List<String> tags = new ArrayList<>(List.of("security", threat.label()));
        ids(threat).forEach(tags::addAll);
        for (String cwe : threat.cwe()) {
            tags.add("external/cwe/" + cwe.toLowerCase(java.util.Locale.ROOT));
        }
        return tags;
    }

    private static Map<String, Object> reference(int index) {
        return SarifLog.members("name", CATALOGUES.get(index).name(), "index", (long) index);
    }

    /** References to all of them, for the tool. */
    static List<Object> references() {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < CATALOGUES.size(); i++) {
            out.add(reference(i));
        }
        return out;
    }

    /** All of them with the ids that rules referred to. */
    List<Object> components() {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < CATALOGUES.size(); i++) {
            Map<String, Object> component = new LinkedHashMap<>();
            component.put("name", CATALOGUES.get(i).name());
            component.put("organization", CATALOGUES.get(i).organization());
            component.put(
                    "taxa",
                    used.get(i).stream().map(id -> (Object) Map.of("id", id)).toList());
            out.add(component);
        }
        return out;
    }
}
