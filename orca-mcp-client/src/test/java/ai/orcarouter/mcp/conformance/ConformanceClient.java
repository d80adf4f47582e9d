/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.conformance;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import ai.orcarouter.mcp.internal.transport.GuardedClient;
import ai.orcarouter.mcp.internal.transport.GuardedHttp;
import ai.orcarouter.mcp.internal.transport.HeaderSource;
import ai.orcarouter.mcp.internal.transport.HttpEndpoint;
import ai.orcarouter.mcp.internal.transport.HttpTarget;
import ai.orcarouter.mcp.internal.transport.HttpUpstream;
import ai.orcarouter.mcp.internal.transport.WebAnswer;
import ai.orcarouter.mcp.internal.transport.WebRequest;
import ai.orcarouter.mcp.internal.vault.CredentialHeaders;
import ai.orcarouter.mcp.internal.vault.TokenClock;
import ai.orcarouter.mcp.model.Credential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/**
 * Does what a scenario of the official conformance suite expects of a client: {@code main URL}, with the scenario in
 * the environment. {@code .ci/mcp-conformance} starts it.
 */
public final class ConformanceClient {
    private static final Duration TIME = Duration.ofSeconds(20);

    private final McpClient client;
    private final String scenario;

    private ConformanceClient(McpClient client, String scenario) {
        this.client = client;
        this.scenario = scenario;
    }

    /** Runs the scenario of {@code MCP_CONFORMANCE_SCENARIO} against the server at the last argument. */
    public static void main(String[] arguments) throws Exception {
        HttpTarget target = HttpTarget.parse(arguments[arguments.length - 1], HttpTarget.Plain.ON_LOOPBACK);
        GuardedClient http = GuardedHttp.create().client(target, guard(target));
        JsonNode context =
                new Json(WireLimits.defaults()).read(System.getenv().getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}"));
        ClientProfile profile =
                new ClientProfile("orca-conformance", "1.0.0", new ElicitationDefaults(), WireLimits.defaults());
        try (Housekeeping housekeeping = Housekeeping.create();
                McpClient client =
                        HttpUpstream.client(new HttpEndpoint(http, headers(target, context), profile), housekeeping)) {
            new ConformanceClient(client, System.getenv().getOrDefault("MCP_CONFORMANCE_SCENARIO", "")).run(context);
        }
    }

    /** The client credentials that a scenario gives, whose token endpoint has to be looked up. */
    private static HeaderSource headers(HttpTarget target, JsonNode context) throws UpstreamException {
        if (!context.has("client_secret")) {
            return HeaderSource.none();
        }
        Credential credential = new Credential.OAuthClient(
                context.path("client_id").asText(),
                Secret.ofText(context.path("client_secret").asText()),
                "",
                "",
                "");
        String resource = target.canonical().origin() + target.canonical().rest();
        return CredentialHeaders.of(credential, resource, ConformanceClient::send, TokenClock.system());
    }

    private static WebAnswer send(String url, WebRequest request) throws UpstreamException {
        HttpTarget target = HttpTarget.parse(url, HttpTarget.Plain.ON_LOOPBACK);
        try (Housekeeping housekeeping = Housekeeping.create();
                GuardedClient client = GuardedHttp.create().client(target, guard(target))) {
            return client.exchange(request, housekeeping);
        }
    }

    /** The suite listens on {@code localhost}. */
    private static DialGuard guard(HttpTarget target) {
        int port = target.canonical().port().orElseThrow();
        CidrBlock loopback = CidrBlock.parse("127.0.0.1/32").orElseThrow();
        Host.Name localhost = (Host.Name) ((HostResult.Accepted) HostParser.parse("localhost")).host();
        return DialGuard.builder()
                .policy(AddressPolicy.builder()
                        .exempt(loopback, port, "the conformance suite")
                        .exempt(localhost, port, "the conformance suite", loopback)
                        .build())
                .port(port)
                .resolver((host, timeout) ->
                        Resolution.of(host, List.of(IpAddress.parse("127.0.0.1").orElseThrow())))
                .build();
    }

    private void run(JsonNode context) throws UpstreamException {
        ToolList tools = client.listTools(TIME);
        if (context.path("toolCalls").isArray()) {
            for (JsonNode call : context.path("toolCalls")) {
                call(call.path("name").asText(), (ObjectNode) call.path("arguments"));
            }
            return;
        }
        switch (scenario) {
            case "json-schema-ref-no-deref" -> {
                // The list is all there is to it: nobody fetches what a schema refers to.
            }
            case "json-schema-2020-12-preservation" -> echoSchema(tools);
            case "http-standard-headers" -> {
                beyondTools();
                callAll(tools);
            }
            default -> callAll(tools);
        }
    }

    private void callAll(ToolList tools) throws UpstreamException {
        for (ObjectNode tool : tools.tools()) {
            call(tool.path("name").asText(), argumentsFor(tool));
        }
    }

    private void echoSchema(ToolList tools) throws UpstreamException {
        for (ObjectNode tool : tools.tools()) {
            if (tool.path("name").asText().equals("json_schema_2020_12_tool")) {
                ObjectNode arguments = Json.object();
                arguments.set("schema", tool.path("inputSchema"));
                call("json_schema_echo", arguments);
            }
        }
    }

    private void call(String name, ObjectNode arguments) throws UpstreamException {
        client.callTool(name, arguments, CallOptions.of(TIME));
    }

    private void beyondTools() throws UpstreamException {
        CallOptions options = CallOptions.of(TIME);
        for (JsonNode one :
                client.request("resources/list", Json.object(), options).path("resources")) {
            client.request(
                    "resources/read", Json.object().put("uri", one.path("uri").asText()), options);
        }
        for (JsonNode one :
                client.request("prompts/list", Json.object(), options).path("prompts")) {
            client.request(
                    "prompts/get", Json.object().put("name", one.path("name").asText()), options);
        }
    }

    /** Something of the type that each required argument wants. */
    private static ObjectNode argumentsFor(ObjectNode tool) {
        ObjectNode arguments = Json.object();
        tool.path("inputSchema").path("properties").properties().forEach(property -> {
            switch (property.getValue().path("type").asText()) {
                case "integer", "number" -> arguments.put(property.getKey(), 1);
                case "boolean" -> arguments.put(property.getKey(), true);
                default -> arguments.put(property.getKey(), "x");
            }
        });
        return arguments;
    }
}
