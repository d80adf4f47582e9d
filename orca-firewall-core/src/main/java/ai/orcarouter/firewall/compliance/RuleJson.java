/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rules as JSON objects with an id, which is all that compliance packs know of them. Pure functions. */
final class RuleJson {
    private static final String ID = "id";

    /** Documents may be as long as a store keeps them. */
    static final Limits WHOLE_DOCUMENTS = Limits.defaults().toBuilder()
            .maxJsonBytes(4 * ConfigDocument.MAX_JSON)
            .maxJsonMembers(1 << 22)
            .build();

    private RuleJson() {}

    /** The rule without its id: what it says. */
    static String bare(String rule) {
        Map<String, @Nullable Object> members = members(rule);
        members.remove(ID);
        return CanonicalJson.write(members);
    }

    /** The same rule under another id. */
    static String withId(String rule, long id) {
        Map<String, @Nullable Object> members = members(rule);
        members.put(ID, id);
        return CanonicalJson.write(members);
    }

    static long id(String rule) {
        return members(rule).get(ID) instanceof Long id ? id : 0;
    }

    private static Map<String, @Nullable Object> members(String rule) {
        if (Arguments.ofJson(rule, WHOLE_DOCUMENTS).value() instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> out = new TreeMap<>();
            map.forEach((name, value) -> out.put((String) name, value));
            return out;
        }
        throw unreadable("a rule");
    }

    /** The refusal of a document of this package that is damaged. */
    static OrcaException unreadable(String what) {
        return new OrcaException(
                ErrorCode.INVALID_DOCUMENT, List.of(Issue.error("", "compliance", what + " cannot be read", "")));
    }
}
