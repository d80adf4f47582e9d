/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names of servers among those of all capabilities, which are unique (REFERENCE 6.1). A record that was made because a
 * call was seen takes no name away: callers choose those.
 */
final class SkillNames {
    private static final TextNormalizer LOOK =
            TextNormalizer.builder().ignoreCase(true).build();
    private static final List<String> DECISIONS = List.of("review", "override");

    private final ConfigDraft<?> draft;
    private final ConfigSnapshot stored;

    SkillNames(ConfigDraft<?> draft, ConfigSnapshot stored) {
        this.draft = draft;
        this.stored = stored;
    }

    /**
     * The skill record of a new server: with what people decided about a server of just this name that was only seen,
     * and nothing else of it, since what it was called with is no scan. Other records that were only seen make way.
     */
    String claim(String id) {
        Map<String, @Nullable Object> record = new TreeMap<>();
        for (ConfigDocument skill : stored.documents(DocumentKinds.SKILL)) {
            Map<?, ?> known = members(skill);
            if (isLike(id, skill.id()) || isLike(id, String.valueOf(known.get("name")))) {
                boolean decided = known.get("review") != null || known.get("override") != null;
                boolean same = skill.id().equals(id) && "mcp_server".equals(known.get("kind"));
                boolean seen = skill.id().equals(known.get("name")) && "auto_detected".equals(known.get("source"));
                if (!seen || (decided && !same)) {
                    throw new OrcaException(
                            ErrorCode.DUPLICATE_NAME, "a skill, plugin or server has the name " + skill.id());
                }
                if (!skill.id().equals(id)) {
                    draft.put(DocumentKinds.SKILL, skill.id(), null);
                    draft.record("skill_delete", DocumentKinds.SKILL, skill.id(), skill.id(), Map.of());
                } else if (decided) {
                    DECISIONS.stream().filter(known::containsKey).forEach(name -> record.put(name, known.get(name)));
                }
            }
        }
        record.put("name", id);
        record.put("kind", "mcp_server");
        record.put("source", "byo_mcp");
        return CanonicalJson.write(record);
    }

    private static boolean isLike(String id, String name) {
        return LOOK.normalize(name).text().equals(id);
    }

    private static Map<?, ?> members(ConfigDocument skill) {
        Arguments read = Arguments.ofJson(skill.json().orElse("{}"));
        return read.fault().isEmpty() && read.value() instanceof Map<?, ?> map ? map : Map.of();
    }
}
