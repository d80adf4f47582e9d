/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.PolicyPlane;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A second plane as simple as can be: notes with a name, a text and whether they are the default. */
final class NotePlane implements PolicyPlane {
    static final String KIND = "note";
    static final String COUNTER = "note_numbers";

    static String note(String name, String text, boolean isDefault) {
        return CanonicalJson.write(Map.of("name", name, "text", text, "is_default", isDefault));
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Document> documentsForLevel(String level) {
        String name = "Secure Agents (" + level + ")";
        return level.equals("permissive") ? List.of() : List.of(new Document(KIND, name, note(name, level, true)));
    }

    @Override
    public List<Change> placed(Document document, ConfigSnapshot stored) {
        for (ConfigDocument each : stored.documents(KIND)) {
            if (standing(each.json().orElseThrow()).name().equals(document.name())) {
                return List.of(Change.of(KIND, each.id(), document.json()));
            }
        }
        int next = stored.document(COUNTER, COUNTER)
                .flatMap(ConfigDocument::json)
                .map(Integer::parseInt)
                .orElse(100);
        return List.of(
                Change.of(KIND, Integer.toString(next), document.json()),
                new Change(COUNTER, COUNTER, Integer.toString(next + 1), true));
    }

    @Override
    public Standing standing(String json) {
        return new Standing(text(json, "name"), true, json.contains("\"is_default\":true"));
    }

    @Override
    public String withDefault(String json, boolean isDefault) {
        return note(text(json, "name"), text(json, "text"), isDefault);
    }

    private static String text(String json, String member) {
        Map<?, ?> members =
                (Map<?, ?>) Objects.requireNonNull(Arguments.ofJson(json).value());
        return String.valueOf(members.get(member));
    }

    @Override
    public List<Issue> validate(Document document) {
        return List.of();
    }
}
