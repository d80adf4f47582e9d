/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cedar through its JNI binding. Cedar has no order of rules, so each becomes a permit policy whose id carries its
 * index: all matching policies come back, and the lowest index is the first match. It has no regex either: those of the
 * workload are tested in Java when the request is made, outside the timed part.
 */
final class CedarPeer implements PolicyPeer<AuthorizationRequest> {
    private static final EntityTypeName ROLE = type("Role");
    private static final EntityTypeName TOOL = type("Tool");
    private static final EntityUID CALL = new EntityUID(type("Action"), "call");
    private static final List<Pattern> PATTERNS =
            List.of(Vocabulary.REGEXES).stream().map(Pattern::compile).toList();

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final List<Rule> rules;

    CedarPeer(PolicyWorkload workload, boolean cached) {
        rules = workload.rules();
        policies = CedarPolicies.of(rules);
        if (cached) {
            try {
                policies.cache();
            } catch (CacheException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    private static Value value(Object value) {
        if (value instanceof Map<?, ?> members) {
            CedarMap map = new CedarMap();
            members.forEach((name, member) -> map.put((String) name, value(member)));
            return map;
        }
        return value instanceof Long number ? new PrimLong(number) : new PrimString((String) value);
    }

    @Override
    public AuthorizationRequest prepare(Call call) {
        CedarList found = new CedarList();
        for (int i = 0; i < PATTERNS.size(); i++) {
            Object value = Call.at(call.arguments(), Vocabulary.PATHS[Vocabulary.REGEX_PATH[i]]);
            if (value instanceof String text && PATTERNS.get(i).matcher(text).find()) {
                found.add(new PrimLong((long) i));
            }
        }
        Map<String, Value> context = new HashMap<>();
        context.put("tool", new PrimString(call.tool()));
        context.put("args", value(call.arguments()));
        context.put("found", found);
        return new AuthorizationRequest(
                new EntityUID(ROLE, call.role()), CALL, new EntityUID(TOOL, call.tool()), context);
    }

    @Override
    public int firstMatch(AuthorizationRequest request) {
        try {
            AuthorizationResponse response = engine.isAuthorized(request, policies, new HashSet<>());
            return response.success.orElseThrow().getReason().stream()
                    .mapToInt(id -> Integer.parseInt(id.substring(1)))
                    .min()
                    .orElse(-1);
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean allow(AuthorizationRequest request) {
        int first = firstMatch(request);
        return first >= 0 && rules.get(first).allow();
    }
}
