/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.conformance;

import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import ai.orcarouter.mcp.spi.ServerRequests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Accepts every question with the defaults of its form (SEP-1034). */
final class ElicitationDefaults implements ServerRequests {
    private final Json json = new Json(WireLimits.defaults());

    @Override
    public Set<Kind> offered() {
        return Set.of(Kind.ELICITATION);
    }

    @Override
    public String answer(Kind kind, String paramsJson) throws Exception {
        ObjectNode answer = Json.object().put("action", "accept");
        ObjectNode content = answer.putObject("content");
        for (var property :
                json.read(paramsJson).path("requestedSchema").path("properties").properties()) {
            JsonNode value = property.getValue().path("default");
            if (!value.isMissingNode()) {
                content.set(property.getKey(), value);
            } else if (property.getValue().path("type").asText().equals("boolean")) {
                content.put(property.getKey(), true);
            }
        }
        return json.text(answer);
    }
}
